package dev.holdfast.runtime;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Healthy when every part that this program runs answers. */
@Singleton
final class PartsHealth extends AbstractHealthIndicator<Map<String, String>> {
  private static final Logger LOG = LoggerFactory.getLogger(PartsHealth.class);

  private final Map<String, BooleanSupplier> parts =
      Collections.synchronizedMap(new LinkedHashMap<>());

  void add(String name, BooleanSupplier answers) {
    parts.put(name, answers);
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    Map<String, String> words = new LinkedHashMap<>();
    boolean healthy = true;
    for (Map.Entry<String, BooleanSupplier> part : Map.copyOf(parts).entrySet()) {
      boolean answers = answers(part);
      healthy &= answers;
      words.put(part.getKey(), answers ? "up" : "no answer");
    }
    healthStatus = healthy ? HealthStatus.UP : HealthStatus.DOWN;
    return words;
  }

  private static boolean answers(Map.Entry<String, BooleanSupplier> part) {
    try {
      return part.getValue().getAsBoolean();
    } catch (RuntimeException e) {
      LOG.debug("{} does not answer", part.getKey(), e);
      return false;
    }
  }

  @Override
  protected String getName() {
    return "parts";
  }
}
