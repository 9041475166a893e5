package dev.corsac.policy.origin;

/**
 * A host that the URL Standard's host parser made.
 *
 * @param kind what it is
 * @param text its serialisation, an IPv6 address with its brackets
 */
record Host(HostKind kind, String text) {}
