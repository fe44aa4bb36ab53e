package org.doorward.li.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * What stands in a proof bundle before the entries. Immutable.
 *
 * @param question what is asked
 * @param answer what is claimed
 * @param earlier the signed note before the range; empty if that begins with the log
 * @param later the signed note at its end
 * @param subtrees what the log consisted of at the earlier one
 */
record BundleHead(
    Question question,
    Answer answer,
    Optional<Octets> earlier,
    Octets later,
    List<Octets> subtrees) {
  private static final String FORMAT = "doorward-proof-bundle";
  private static final String VERSION = "1";
  private static final String QUESTION = "question";
  private static final String ANSWER = "answer";
  private static final String ABOUT = "about";
  private static final String EARLIER = "earlier";
  private static final String LATER = "later";
  private static final String SUBTREE = "subtree";

  static final String ENTRY = "entry";

  /** More than any tree has, whose size is less than 2^63. */
  private static final int MAX_SUBTREES = 63;

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  void write(BundleLines.Writer out) throws IOException {
    out.line(FORMAT, VERSION);
    out.line(QUESTION, question.text());
    for (Map.Entry<Finding, Long> count : answer.counts().entrySet()) {
      out.line(ANSWER, count.getKey().word() + " " + count.getValue());
    }
    for (long number : answer.about()) {
      out.line(ABOUT, Long.toString(number));
    }
    if (earlier.isPresent()) {
      out.line(EARLIER, CanonicalBase64.encode(earlier.get()));
    }
    out.line(LATER, CanonicalBase64.encode(later));
    for (Octets hash : subtrees) {
      out.line(SUBTREE, CanonicalBase64.encode(hash));
    }
  }

  static BundleHead read(BundleLines.Reader in) throws IOException, EvidenceException {
    if (!in.take(FORMAT).equals(VERSION)) {
      throw new EvidenceException("bundle: of a later version");
    }
    Question question = Question.parse(in.take(QUESTION));
    Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    for (Finding finding : Inquiry.findings(question.kind())) {
      String value = in.take(ANSWER);
      if (!value.startsWith(finding.word() + " ")) {
        throw new EvidenceException("bundle: another answer than to this question");
      }
      counts.put(finding, number(value.substring(finding.word().length() + 1)));
    }
    List<Long> about = new ArrayList<>();
    while (in.is(ABOUT)) {
      if (about.size() == Answer.MAX_ENTRIES) {
        throw new EvidenceException("bundle: about more entries than one answer holds");
      }
      about.add(number(in.take(ABOUT)));
    }
    Optional<Octets> earlier =
        in.is(EARLIER) ? Optional.of(base64(in.take(EARLIER))) : Optional.empty();
    Octets later = base64(in.take(LATER));
    List<Octets> subtrees = new ArrayList<>();
    while (in.is(SUBTREE)) {
      if (subtrees.size() == MAX_SUBTREES) {
        throw new EvidenceException("bundle: more subtrees than a tree has");
      }
      subtrees.add(base64(in.take(SUBTREE)));
    }
    return new BundleHead(question, new Answer(counts, about), earlier, later, subtrees);
  }

  static Octets base64(String text) throws EvidenceException {
    return CanonicalBase64.decode(text, "bundle: a line");
  }

  private static long number(String text) throws EvidenceException {
    if (!NUMBER.matcher(text).matches()) {
      throw new EvidenceException("bundle: not a number in its one form");
    }
    return Long.parseLong(text);
  }
}
