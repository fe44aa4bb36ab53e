package org.doorward.li.netty.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.MandateInbox.PolicyReceipt;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Revocation;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a submission as it stands in a response: a line a field, its name, a space and its value. A
 * receipt has {@code digest}, {@code mandate}, {@code xid} and a {@code signer} for each officer, in
 * alphabetical order; that of a revocation {@code revokes} with what and its digest, {@code kind}, {@code digest} and
 * the same signers; that of a trust policy {@code follows} with its identifier and its version, {@code digest} and the same
 * signers; each has {@code entry} before them, if it stands in the log; a refusal has {@code refused}. Read as strictly as it is written.
 */
final class SubmissionText {
  private static final Pattern REFUSED = Pattern.compile("refused ([A-Z_]{1,40})\n");
  private static final String ENTRY = "(?:entry ([0-9]{1,19})\n)?";
  private static final Pattern RECEIPT =
      Pattern.compile("digest ([0-9a-f]{64})\nmandate ([0-9a-f]{32})\nxid ([0-9a-f-]{36})\n" + ENTRY
          + "((?:signer [^\n]{1,64}\n)+)");

  private static final Pattern REVOCATION = Pattern.compile(
      "revokes ([A-Z_]{1,40}) ([0-9a-f]{64})\nkind ([A-Z_]{1,40})\ndigest ([0-9a-f]{64})\n"
          + ENTRY
          + "((?:signer [^\n]{1,64}\n)+)");

  private static final Pattern POLICY =
      Pattern.compile("follows ([0-9a-f]{32}) ([0-9]{1,9})\ndigest ([0-9a-f]{64})\n"
          + ENTRY
          + "((?:signer [^\n]{1,64}\n)+)");

  private SubmissionText() {}

  static Octets write(Submission submission) {
    if (submission instanceof Receipt receipt) {
      return octets("digest " + receipt.digest().toHex() + "\nmandate " + receipt.id() + "\nxid "
          + receipt.xid() + "\n" + entry(receipt.entry()) + signers(receipt.signers()));
    }
    if (submission instanceof RevocationReceipt receipt) {
      return octets("revokes " + receipt.thing() + " " + receipt.sha256().toHex() + "\nkind "
          + receipt.kind() + "\ndigest " + receipt.digest().toHex() + "\n" + entry(receipt.entry())
          + signers(receipt.signers()));
    }
    if (submission instanceof PolicyReceipt receipt) {
      return octets(
          "follows " + receipt.policy().id().toHex() + " " + receipt.policy().version()
              + "\ndigest " + receipt.digest().toHex() + "\n" + entry(receipt.entry())
              + signers(receipt.signers()));
    }
    return octets("refused " + ((Refused) submission).refusal().name() + "\n");
  }

  private static String entry(OptionalLong number) {
    return number.isPresent() ? "entry " + number.getAsLong() + "\n" : "";
  }

  private static OptionalLong entry(@Nullable String number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number));
  }

  private static String signers(Set<Person> signers) {
    return signers.stream()
        .map(Person::value)
        .sorted()
        .map(signer -> "signer " + signer + "\n")
        .collect(Collectors.joining());
  }

  private static Set<Person> signers(String lines) {
    return lines
        .lines()
        .map(line -> new Person(line.substring("signer ".length())))
        .collect(Collectors.toSet());
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(US_ASCII));
  }

  /** A receipt of any kind. */
  static Submission readReceipt(Octets octets) throws DecodeException {
    Matcher receipt = RECEIPT.matcher(text(octets));
    Matcher revocation = REVOCATION.matcher(text(octets));
    Matcher policy = POLICY.matcher(text(octets));
    try {
      Submission read;
      if (receipt.matches()) {
        read = new Receipt(
            Octets.ofHex(receipt.group(1)),
            new MandateId(Octets.ofHex(receipt.group(2))),
            Xid.of(receipt.group(3)),
            signers(receipt.group(5)),
            entry(receipt.group(4)));
      } else if (revocation.matches()) {
        read = new RevocationReceipt(
            Octets.ofHex(revocation.group(4)),
            Revocation.Thing.valueOf(revocation.group(1)),
            Octets.ofHex(revocation.group(2)),
            Revocation.Kind.valueOf(revocation.group(3)),
            signers(revocation.group(6)),
            entry(revocation.group(5)));
      } else if (policy.matches()) {
        read = new PolicyReceipt(
            Octets.ofHex(policy.group(3)),
            new PolicyReference(Octets.ofHex(policy.group(1)), Integer.parseInt(policy.group(2))),
            signers(policy.group(5)),
            entry(policy.group(4)));
      } else {
        throw new DecodeException(Fault.VALUE, "expected a receipt");
      }
      if (!write(read).equals(octets)) {
        throw new DecodeException(Fault.VALUE, "expected each signer once, in order");
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "a field of the receipt is out of its range");
    }
  }

  static Refused readRefusal(Octets octets) throws DecodeException {
    Matcher refused = REFUSED.matcher(text(octets));
    if (!refused.matches()) {
      throw new DecodeException(Fault.VALUE, "expected a refusal");
    }
    try {
      return new Refused(Refusal.valueOf(refused.group(1)));
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "expected a refusal of this version");
    }
  }

  private static String text(Octets octets) {
    return new String(octets.toByteArray(), US_ASCII);
  }
}
