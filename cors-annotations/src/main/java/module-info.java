/** The annotations {@code @CrossOrigin} and {@code @SameOrigin}. */
module dev.corsac {
  exports dev.corsac;
}
