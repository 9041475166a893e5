package dev.corsac.contract.jersey;

/** Resources that a program builds itself, on Jersey. */
class Jersey40BuiltResourcesTest implements BuiltResources {}
