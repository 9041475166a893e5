package dev.corsac.policy.decide;

import java.util.SortedSet;

/**
 * A path at which something is under a policy.
 *
 * @param template the URI template, class and locators included, with a slash before it
 * @param methods the HTTP methods that are under a policy there
 */
public record GovernedPath(String template, SortedSet<String> methods) {}
