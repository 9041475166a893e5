package dev.corsac.browsers;

import org.junit.jupiter.api.function.Executable;

/**
 * A subtest of the web platform tests, asked anew.
 *
 * @param file theirs
 * @param subtest what it is about, unique within the file
 * @param asking throws if the browser says something else
 */
record WebPlatformRow(String file, String subtest, Executable asking) {}
