package org.doorward.examples.officertool;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a script is told. */
enum ExitCode {
  /** It is done, or so. */
  DONE(0, "done; what was asked about is so"),
  /** A key, a password, a file that is not there, a connection. */
  FAILED(1, "the tool failed: a key, a password, a file, the network"),
  /** What picocli uses. */
  USAGE(2, "wrong usage"),
  /** By the element, or by the rules of the trust policy. */
  REFUSED(3, "refused by the element, or by the trust policy"),
  /** A file holds something else than it should. */
  MALFORMED(4, "a file is not what it has to be"),
  /** No answer that can be believed. */
  UNKNOWN(5, "no answer from the element; submitting again is harmless"),
  /** Whoever was shown the document did not agree to it. */
  NOT_AGREED(6, "nothing signed: it was not agreed to what was shown");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** For the help. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode one : values()) {
      meanings.put(Integer.toString(one.code()), one.meaning);
    }
    return meanings;
  }
}
