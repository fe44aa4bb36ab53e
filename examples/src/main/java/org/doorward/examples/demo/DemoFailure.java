package org.doorward.examples.demo;

/** A check of the demo that did not hold. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String what) {
    super(what);
  }
}
