package dev.corsac.testing;

import java.net.URI;

/**
 * A request as it goes over the wire.
 *
 * @param credentials whether the browser would add its cookies
 */
public record HttpRequest(String method, URI url, Headers headers, boolean credentials) {}
