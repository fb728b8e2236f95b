package dev.holdfast.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Set;

/**
 * What this program does.
 *
 * @param roles which parts of the work; all of it when not said otherwise
 * @param region where disks and snapshots are said to be when nothing else says so
 * @param demo make and protect a demo instance when there is no other
 */
@ConfigurationProperties("holdfast")
public record ServiceConfiguration(
    @Bindable(defaultValue = "WEB,WORKER,SCHEDULER,STORAGE_NODE") Set<Role> roles,
    @Bindable(defaultValue = "site-1") String region,
    @Bindable(defaultValue = "true") boolean demo) {

  /** A part of the work that one program or several can do. */
  public enum Role {
    WEB,
    WORKER,
    SCHEDULER,
    STORAGE_NODE
  }
}
