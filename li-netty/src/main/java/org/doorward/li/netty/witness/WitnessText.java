package org.doorward.li.netty.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessAnswer.Conflict;
import org.doorward.li.evidence.WitnessAnswer.Cosigned;
import org.doorward.li.evidence.WitnessAnswer.Refusal;
import org.doorward.li.evidence.WitnessAnswer.Refused;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.Service;

/**
 * The answer of a witness as it stands in a response: signature lines, a size, or nothing that counts.
 *
 * @clause C2SP tlog-witness
 */
final class WitnessText {
  static final String LINES = "text/plain";
  static final String SIZE = "text/x.tlog.size";

  private static final int COSIGNED = 200;
  private static final int CONFLICT = 409;
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

  private WitnessText() {}

  static Service.Reply write(WitnessAnswer answer) {
    if (answer instanceof Cosigned cosigned) {
      String empty = "\n";
      SignedNote note =
          new SignedNote(empty, List.of(cosigned.cosignature().line(cosigned.witness())));
      byte[] encoded = note.encode();
      byte[] line = Arrays.copyOfRange(encoded, 2, encoded.length); // without text and empty line
      return new Service.Reply(COSIGNED, LINES, Octets.of(line));
    }
    if (answer instanceof Conflict conflict) {
      return new Service.Reply(CONFLICT, SIZE, octets(conflict.size() + "\n"));
    }
    Refusal refusal = ((Refused) answer).refusal();
    return new Service.Reply(refusal.status(), LINES, octets(refusal.name() + "\n"));
  }

  /**
   * Reads an answer, and verifies what was cosigned.
   *
   * @return empty if the status has no meaning here
   * @throws EvidenceException if the answer is malformed, not the witness's, or from the future
   */
  static Optional<WitnessAnswer> read(
      int status, Octets body, Octets asked, WitnessKey witness, Instant now)
      throws EvidenceException {
    if (status == COSIGNED) {
      return Optional.of(new Cosigned(witness, cosignature(body, asked, witness, now)));
    }
    if (status == CONFLICT) {
      String text = new String(body.toByteArray(), UTF_8);
      if (!NUMBER.matcher(text).matches()) {
        throw new EvidenceException("witness: a conflict without a size");
      }
      return Optional.of(new Conflict(Long.parseLong(text.strip())));
    }
    return Arrays.stream(Refusal.values())
        .filter(refusal -> refusal.status() == status)
        .findFirst()
        .map(Refused::new);
  }

  private static Cosignature cosignature(
      Octets lines, Octets asked, WitnessKey witness, Instant now) throws EvidenceException {
    byte[] text = SignedNote.parse(asked.toByteArray()).text().getBytes(UTF_8);
    byte[] note = Arrays.copyOf(text, text.length + 1 + lines.length());
    note[text.length] = '\n';
    lines.asByteBuffer().get(note, text.length + 1, lines.length());
    SignedNote cosigned = SignedNote.parse(note);
    if (!cosigned.text().equals(new String(text, UTF_8))) {
      throw new EvidenceException("witness: more than signature lines");
    }
    Cosignature found = Cosignature.of(cosigned, witness, AuditVerifier.notes())
        .orElseThrow(() -> new EvidenceException("witness: another's signature"));
    if (found.time().isAfter(now.plus(AHEAD))) {
      throw new EvidenceException("witness: a time that has not come");
    }
    return found;
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(UTF_8));
  }
}
