package dev.holdfast.console;

/**
 * The login form.
 *
 * @param problem why the last attempt did not work; empty when there was none
 * @param accessKeyId what was typed before
 */
public record LoginPage(String formToken, String problem, String accessKeyId) {}
