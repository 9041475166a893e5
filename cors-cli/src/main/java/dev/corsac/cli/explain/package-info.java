/** Why a request is granted or refused, and what would grant it. */
@NullMarked
package dev.corsac.cli.explain;

import org.jspecify.annotations.NullMarked;
