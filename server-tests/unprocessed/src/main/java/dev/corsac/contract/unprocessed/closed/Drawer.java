package dev.corsac.contract.unprocessed.closed;

import dev.corsac.contract.unprocessed.Ledger;

/** A sub-resource that only its package speaks of. */
public class Drawer implements Ledger {}
