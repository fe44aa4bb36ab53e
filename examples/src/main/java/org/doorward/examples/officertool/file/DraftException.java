package org.doorward.examples.officertool.file;

import java.io.IOException;

/** A file does not say what it has to; the message names the file, the line and the field, and quotes no value. */
public final class DraftException extends IOException {
  private static final long serialVersionUID = 1L;

  DraftException(String message) {
    super(message);
  }
}
