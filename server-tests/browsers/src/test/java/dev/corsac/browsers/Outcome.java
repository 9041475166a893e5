package dev.corsac.browsers;

import java.util.List;

/**
 * What the script was told.
 *
 * @param id the call's
 * @param readable whether there is an answer to read
 * @param headers the names of the response headers that it sees, in lower case
 * @param error what was thrown instead
 */
record Outcome(
    String id, boolean readable, int status, List<String> headers, String body, String error) {}
