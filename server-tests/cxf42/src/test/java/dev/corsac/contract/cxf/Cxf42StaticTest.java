package dev.corsac.contract.cxf;

/** CXF with {@code jaxrs.static.subresources}. */
class Cxf42StaticTest implements StaticSubresources {}
