package dev.holdfast.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where HTTP is served.
 *
 * @param port preferred port; another is chosen when it is busy, and remembered
 */
@ConfigurationProperties("holdfast.http")
public record HttpConfiguration(
    @Bindable(defaultValue = "127.0.0.1") String host, @Bindable(defaultValue = "7480") int port) {}
