package dev.corsac.contract.springboot;

/** The same with Jersey as a filter, which sees the error pages too. */
class WarAsFilterOnTomcatTest extends WarOnTomcatTest {
  @Override
  String type() {
    return "filter";
  }

  @Override
  String api() {
    return "";
  }
}
