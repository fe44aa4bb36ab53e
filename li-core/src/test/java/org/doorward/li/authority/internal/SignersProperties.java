package org.doorward.li.authority.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Office;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.identifier.Octets;

/**
 * INV-AUTH-02: whatever set of signatures an envelope carries, those persons signed whose keys made a good one. F-02,
 * F-03 and F-04.
 */
class SignersProperties {
  /** Two keys each: of p0, p1, p2 and p3; the last two are nobody's. */
  private static final List<KeyPair> KEYS =
      Stream.generate(Operator::keyPair).limit(10).toList();

  private static final int OFFICERS = 4;
  private static final Officers MEMBERS = members();
  private static final Envelope DOCUMENT = Envelope.unsigned(Operator.mandate().build());
  private static final Envelope OTHER =
      Envelope.unsigned(Operator.mandate().id(1).build());

  /** Whose key signed, what, under which hint. */
  private record Attempt(int key, Quality quality, String hint) {}

  private enum Quality {
    GOOD,
    OF_ANOTHER_DOCUMENT,
    BROKEN,
    EMPTY
  }

  private static Officers members() {
    List<Officer> members = new ArrayList<>(new Operator().officers().members());
    members.removeIf(officer -> officer.office() == Office.OFFICER);
    for (int i = 0; i < OFFICERS; i++) {
      members.add(Officer.of(
          new Person("p" + i),
          List.of(OfficerRole.LEGAL),
          List.of(Operator.officerKey(KEYS.get(2 * i)), Operator.officerKey(KEYS.get(2 * i + 1)))));
    }
    return new Officers(members, Operator.QUORUMS);
  }

  @Tag("F-03")
  @Tag("F-04")
  @Property(tries = 150)
  void personsSignedWhoseKeysMadeAGoodSignature(@ForAll("attempts") List<Attempt> attempts) {
    Envelope envelope = DOCUMENT;
    Set<Person> expected = new HashSet<>();
    for (Attempt attempt : attempts) {
      envelope = envelope.with(signature(attempt));
      if (attempt.quality() == Quality.GOOD && attempt.key() < 2 * OFFICERS) {
        expected.add(new Person("p" + attempt.key() / 2));
      }
    }

    Set<Person> signers = Signers.persons(
        Signers.of(envelope, Act.MANDATE, MEMBERS, Operator.verifier(), key -> true));

    assertEquals(expected, signers);
    assertEquals(expected.size() >= 2, MEMBERS.suffice(Act.MANDATE, signers));
  }

  private static Envelope.Signature signature(Attempt attempt) {
    Envelope signed = attempt.quality() == Quality.OF_ANOTHER_DOCUMENT ? OTHER : DOCUMENT;
    Octets good = Operator.signature(signed, KEYS.get(attempt.key()), "").octets();
    Octets octets = switch (attempt.quality()) {
      case GOOD, OF_ANOTHER_DOCUMENT -> good;
      case BROKEN -> {
        byte[] broken = good.toByteArray();
        broken[5] ^= 1;
        yield Octets.of(broken);
      }
      case EMPTY -> Octets.EMPTY;
    };
    return new Envelope.Signature(attempt.hint(), octets);
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, KEYS.size() - 1),
            Arbitraries.of(Quality.class),
            Arbitraries.of("", "p0", "p1", "somebody"))
        .as(Attempt::new)
        .list()
        .ofMaxSize(8);
  }
}
