package org.doorward.examples.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.doorward.li.fault.LiException;

/** What a person is told when a tool itself fails. */
public final class Failures {
  private Failures() {}

  /** Our own exceptions say what was expected and quote nothing; those of files name the file. */
  public static String text(Exception failure) {
    if (failure instanceof NoSuchFileException none) {
      return "there is no file " + none.getFile();
    }
    if (failure instanceof FileAlreadyExistsException there) {
      return "there is a file " + there.getFile() + " already";
    }
    return failure instanceof LiException || failure instanceof IOException
        ? String.valueOf(failure.getMessage())
        : failure.toString();
  }
}
