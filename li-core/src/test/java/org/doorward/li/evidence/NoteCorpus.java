package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.doorward.li.identifier.Octets;

/** Notes, good and bad, each a change to one that foreign code signed. */
public final class NoteCorpus {
  /** What is made of a note. */
  public enum Verdict {
    /** It is signed by the key. */
    GOOD,
    /** It is refused. */
    BAD,
    /** It is refused here, and not by the verifier of the Go project. */
    BAD_HERE
  }

  /** One note. */
  public record Case(String name, Octets note, Verdict verdict) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The key that the notes are signed with. */
  public static final String KEY =
      "li.example/ne-1+b38ad0e5+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

  static final String TEXT = "li.example/ne-1\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";
  static final String BLOB =
      "s4rQ5a/OB3YUuqCMkE3r8CWb2jHjXRw6YnAt4T2neQisr4IL8Zmj+ypj6u01FZ7aeiJuVC/FnQ2lauhE0HEbqgfjEAM=";
  static final String LINE = "\u2014 li.example/ne-1 " + BLOB + "\n";
  static final String WITNESS = "\u2014 witness.example/w1 "
      + "IDJKvgAAAABlU/EALHV97+VV6vs4r/IdvYUhnexJM0bF3/g/LnZtecN2Xlv/537AC344IPw9ZRAwYbkA0NoZmbvSu2fZGx8hTTWiDQ==\n";

  private final List<Case> cases = new ArrayList<>();

  private NoteCorpus() {}

  /** All of them. */
  public static List<Case> cases() {
    NoteCorpus corpus = new NoteCorpus();
    corpus.good();
    corpus.badFrame();
    corpus.badCharacters();
    corpus.badLines();
    corpus.badHere();
    return corpus.cases;
  }

  private void add(Verdict verdict, String name, String note) {
    cases.add(new Case(name, Octets.of(note.getBytes(UTF_8)), verdict));
  }

  private void good() {
    add(Verdict.GOOD, "signed", TEXT + "\n" + LINE);
    add(Verdict.GOOD, "signed and cosigned", TEXT + "\n" + LINE + WITNESS);
    add(Verdict.GOOD, "cosigned and signed", TEXT + "\n" + WITNESS + LINE);
    add(Verdict.GOOD, "signed twice", TEXT + "\n" + LINE + LINE);
    add(Verdict.GOOD, "100 signatures", TEXT + "\n" + WITNESS.repeat(99) + LINE);
    add(
        Verdict.GOOD,
        "another key of the name",
        TEXT + "\n" + line("AAAA" + BLOB.substring(4)) + LINE);
  }

  private void badFrame() {
    add(Verdict.BAD, "nothing", "");
    add(Verdict.BAD, "an empty line", "\n\n");
    add(Verdict.BAD, "text alone", TEXT);
    add(Verdict.BAD, "no signature", TEXT + "\n");
    add(Verdict.BAD, "no empty line", TEXT + LINE);
    add(Verdict.BAD, "two empty lines", TEXT + "\n\n" + LINE);
    add(Verdict.BAD, "an empty line in the text", TEXT.replaceFirst("\n", "\n\n") + "\n" + LINE);
    add(Verdict.BAD, "an empty line between signatures", TEXT + "\n" + WITNESS + "\n" + LINE);
    add(Verdict.BAD, "an empty line behind", TEXT + "\n" + LINE + "\n");
    add(Verdict.BAD, "no end of the last line", TEXT + "\n" + LINE.strip());
    add(Verdict.BAD, "text behind", TEXT + "\n" + LINE + "more\n");
    add(Verdict.BAD, "changed text", TEXT.replace('8', '9') + "\n" + LINE);
    add(Verdict.BAD, "leading zero in the size", TEXT.replace("\n8", "\n08") + "\n" + LINE);
    add(Verdict.BAD, "no text", "\n" + LINE);
    add(Verdict.BAD, "101 signatures", TEXT + "\n" + WITNESS.repeat(100) + LINE);
    add(Verdict.BAD, "10000 signatures", TEXT + "\n" + WITNESS.repeat(10_000) + LINE);
  }

  private void badCharacters() {
    add(Verdict.BAD, "carriage returns", (TEXT + "\n" + LINE).replace("\n", "\r\n"));
    add(Verdict.BAD, "a tab in the text", TEXT.replace("li.", "\tli.") + "\n" + LINE);
    add(Verdict.BAD, "a zero in the text", TEXT.replace("li.", "\0li.") + "\n" + LINE);
    add(Verdict.BAD, "an escape in the text", TEXT.replace("li.", "\u001bli.") + "\n" + LINE);
    add(
        Verdict.BAD,
        "a control character in another's line",
        TEXT + "\n" + LINE + "\u2014 a\u0001b AAAAAAA=\n");
    for (String octets : List.of("\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e2\u0080")) {
      byte[] line = LINE.getBytes(UTF_8);
      byte[] head = (octets + TEXT + "\n").getBytes(ISO_8859_1);
      byte[] note = new byte[head.length + line.length];
      System.arraycopy(head, 0, note, 0, head.length);
      System.arraycopy(line, 0, note, head.length, line.length);
      cases.add(new Case("not UTF-8, " + octets.length(), Octets.of(note), Verdict.BAD));
    }
  }

  private void badLines() {
    add(Verdict.BAD, "another's signature alone", TEXT + "\n" + WITNESS);
    add(Verdict.BAD, "a bad signature", TEXT + "\n" + line(BLOB.replace("s4rQ5a", "s4rQ5b")));
    add(
        Verdict.BAD,
        "a bad signature among others",
        TEXT + "\n" + WITNESS + line(BLOB.replace("fjEAM", "fjEAQ")));
    add(Verdict.BAD, "a short signature", TEXT + "\n" + line("s4rQ5a8="));
    add(Verdict.BAD, "a key's identifier alone", TEXT + "\n" + line("s4rQ5Q==") + LINE);
    add(Verdict.BAD, "a hyphen for the dash", TEXT + "\n" + LINE.replace('\u2014', '-'));
    add(Verdict.BAD, "no space behind the dash", TEXT + "\n" + LINE.replaceFirst(" ", ""));
    add(Verdict.BAD, "two spaces behind the dash", TEXT + "\n" + LINE.replaceFirst(" ", "  "));
    add(Verdict.BAD, "two spaces behind the name", TEXT + "\n" + LINE.replace("ne-1 ", "ne-1  "));
    add(Verdict.BAD, "a space behind the signature", TEXT + "\n" + LINE.replace("\n", " \n"));
    add(Verdict.BAD, "no signature in the line", TEXT + "\n\u2014 li.example/ne-1 \n");
    add(Verdict.BAD, "no name in another's line", TEXT + "\n" + LINE + "\u2014  AAAAAAA=\n");
    add(Verdict.BAD, "a plus sign in another's name", TEXT + "\n" + LINE + "\u2014 a+b AAAAAAA=\n");
    for (String space : List.of("\u00a0", "\u0085", "\u1680", "\u2003", "\u2028", "\u3000")) {
      add(
          Verdict.BAD,
          "space " + (int) space.charAt(0),
          TEXT + "\n" + LINE + "\u2014 a" + space + "b AAAAAAA=\n");
    }
    add(Verdict.BAD, "no base64 in another's line", TEXT + "\n" + LINE + "\u2014 a AA*AAAA=\n");
    add(
        Verdict.BAD,
        "URL-safe base64",
        TEXT + "\n" + line(BLOB.replace('/', '_').replace('+', '-')));
    add(Verdict.BAD, "no padding", TEXT + "\n" + line(BLOB.replace("=", "")));
    add(Verdict.BAD, "padding in the middle", TEXT + "\n" + line(BLOB.replace("=", "") + "=A=="));
  }

  private void badHere() {
    add(
        Verdict.BAD_HERE,
        "stray bits in the base64",
        TEXT + "\n" + line(BLOB.replace("EAM=", "EAN=")));
    add(
        Verdict.BAD_HERE,
        "stray bits in another's line",
        TEXT + "\n" + LINE + "\u2014 a AAAAAAB=\n");
    add(
        Verdict.BAD_HERE,
        "a second, bad signature of the key",
        TEXT + "\n" + LINE + line(BLOB.replace("s4rQ5a", "s4rQ5b")));
    add(
        Verdict.BAD_HERE,
        "DEL in another's name",
        TEXT + "\n" + LINE + "\u2014 a\u007fb AAAAAAA=\n");
  }

  private static String line(String blob) {
    return "\u2014 li.example/ne-1 " + blob + "\n";
  }
}
