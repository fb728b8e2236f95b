package dev.holdfast.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which Temporal cluster runs the workflows.
 *
 * @param address host and port of its frontend; without one the program runs a server of its own
 * @param ui address of its web interface, for links
 * @param tls talk TLS to it
 * @param ca certificates that its own is checked with; without them those of the Java platform
 * @param certificate our certificate for mutual TLS, PEM
 * @param key its key, PKCS#8 PEM
 * @param apiKeyFile holds the API key, when the cluster asks for one
 */
@ConfigurationProperties("holdfast.temporal")
public record TemporalConfiguration(
    @Nullable String address,
    @Bindable(defaultValue = "default") String namespace,
    @Nullable String ui,
    @Bindable(defaultValue = "false") boolean tls,
    @Nullable Path ca,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path apiKeyFile) {}
