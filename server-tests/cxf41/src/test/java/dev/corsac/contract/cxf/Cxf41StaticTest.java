package dev.corsac.contract.cxf;

/** CXF with {@code jaxrs.static.subresources}. */
class Cxf41StaticTest implements StaticSubresources {}
