package dev.holdfast.runtime;

import dev.holdfast.catalog.AccessKeyStore;
import dev.holdfast.catalog.OverviewStore;
import dev.holdfast.catalog.RegionStore;
import dev.holdfast.catalog.SettingStore;
import dev.holdfast.console.NextFires;
import dev.holdfast.console.Overview;
import dev.holdfast.console.TemporalLinks;
import dev.holdfast.ecs.Regions;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.security.AccessKeys;
import dev.holdfast.security.ConsoleLogin;
import dev.holdfast.security.ConsoleSessions;
import dev.holdfast.security.FirstKey;
import dev.holdfast.security.FormTokens;
import dev.holdfast.security.LoginThrottle;
import dev.holdfast.security.MasterKey;
import dev.holdfast.security.SecretBox;
import java.nio.file.Path;

/** What the controllers work with. */
final class WebParts {
  private WebParts() {}

  /** Registers all of it and returns the file that holds the first access key. */
  static Path register(
      WebServer web,
      Path home,
      CatalogParts catalog,
      WorkStarter starter,
      NextFires fires,
      TemporalLinks links) {
    MasterKey masterKey = MasterKey.open(home, new SettingStore(catalog.jdbi));
    AccessKeys keys =
        new AccessKeys(new AccessKeyStore(catalog.jdbi), new SecretBox(masterKey), catalog.clock);
    ConsoleSessions sessions = new ConsoleSessions(masterKey, keys, catalog.clock);
    Overview.Sources sources =
        new Overview.Sources(new OverviewStore(catalog.jdbi), catalog.snapshots, catalog.policies);
    web.register(
        catalog.clock,
        catalog.disks,
        catalog.instances,
        catalog.snapshots,
        catalog.intake,
        catalog.deletePath,
        starter,
        new Regions(new RegionStore(catalog.jdbi), web.bean(ServiceConfiguration.class).region()),
        keys,
        sessions,
        new FormTokens(masterKey),
        new ConsoleLogin(keys, sessions, new LoginThrottle(catalog.clock)),
        new Overview(sources, fires, links, catalog.clock));
    return new FirstKey(keys, home).ensure();
  }
}
