package dev.corsac.example;

import java.net.URI;

/**
 * Where everything is.
 *
 * @param api the address of the resources
 * @param trusted the origin of the trusted front end
 * @param stranger the origin of the other one
 */
record Places(URI api, URI trusted, URI stranger) {}
