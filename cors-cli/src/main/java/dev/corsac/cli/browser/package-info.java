/** What a developer has in hand of a browser: requests copied out of it, and its messages. */
@NullMarked
package dev.corsac.cli.browser;

import org.jspecify.annotations.NullMarked;
