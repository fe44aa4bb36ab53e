package org.doorward.examples.capture;

import java.io.IOException;

/** A file that is not a capture, or a damaged one. Its message is meant for the person who chose the file. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  CaptureException(String message) {
    super(message);
  }
}
