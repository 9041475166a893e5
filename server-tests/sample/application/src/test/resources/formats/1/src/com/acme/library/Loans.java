package com.acme.library;

/** Inherits path, method and policy. */
public class Loans implements LoansApi {
  @Override
  public String list() {
    return "loans";
  }
}
