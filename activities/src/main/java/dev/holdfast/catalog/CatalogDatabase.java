package dev.holdfast.catalog;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Opens the catalog's database: brings its tables up to date, and says how instants are stored. */
public final class CatalogDatabase {
  private CatalogDatabase() {}

  /** Brings the tables up to date. Safe to repeat, also after it was cut short. */
  public static void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .table("flyway_catalog")
        .load()
        .migrate();
  }

  /**
   * Instants are {@code DATETIME(6)} in UTC, whatever the zone of the Java process or of the
   * server.
   */
  public static Jdbi open(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.registerArgument(new InstantArguments());
    jdbi.registerColumnMapper(
        Instant.class,
        (row, column, context) -> {
          LocalDateTime stored = row.getObject(column, LocalDateTime.class);
          return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
        });
    return jdbi;
  }

  /** The same instant as the catalog gives it back: microseconds. */
  static Instant stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
    InstantArguments() {
      super(Types.TIMESTAMP);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      LocalDateTime utc = LocalDateTime.ofInstant(stored(value), ZoneOffset.UTC);
      return (position, statement, context) -> statement.setObject(position, utc);
    }
  }
}
