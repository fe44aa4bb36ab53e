package org.doorward.li.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;

/** INV-AUTH-01: two payloads never say the same, so what an officer saw is what the element obeys. */
class StrictDocumentProperties {
  private static final Octets MANDATE = Operator.mandate().build().encode();
  private static final Octets POLICY = new Operator().policy().encode();
  private static final Octets REVOCATION = Operator.revocation(
          Revocation.Thing.OFFICER_KEY, Operator.digest(8), Revocation.Kind.COMPROMISE)
      .payload();

  private static final Octets CONFIRMATION =
      new PolicyConfirmation(Operator.ELEMENT, Operator.digest(1), new Person("rita")).encode();

  /** A document of each kind, and how it is read. */
  private enum Kind {
    A_MANDATE,
    A_POLICY,
    A_CONFIRMATION,
    A_REVOCATION;

    byte[] octets() {
      return switch (this) {
        case A_MANDATE -> MANDATE.toByteArray();
        case A_POLICY -> POLICY.toByteArray();
        case A_CONFIRMATION -> CONFIRMATION.toByteArray();
        case A_REVOCATION -> REVOCATION.toByteArray();
      };
    }

    Object read(Octets payload) throws DecodeException {
      return switch (this) {
        case A_MANDATE -> Mandate.decode(payload);
        case A_POLICY -> TrustPolicy.decode(payload);
        case A_CONFIRMATION -> PolicyConfirmation.decode(payload);
        case A_REVOCATION -> Revocation.decode(payload);
      };
    }

    /** What the document that {@code payload} says is written as. */
    Octets written(Octets payload) throws DecodeException {
      return switch (this) {
        case A_MANDATE -> Mandate.decode(payload).encode();
        case A_POLICY -> TrustPolicy.decode(payload).encode();
        case A_CONFIRMATION -> PolicyConfirmation.decode(payload).encode();
        case A_REVOCATION -> Revocation.decode(payload).encode();
      };
    }

    Octets digest(byte[] payload) {
      PayloadType type = switch (this) {
        case A_MANDATE -> PayloadType.MANDATE;
        case A_POLICY -> PayloadType.TRUST_POLICY;
        case A_CONFIRMATION -> PayloadType.COMMISSIONING;
        case A_REVOCATION -> PayloadType.REVOCATION;
      };
      return new Envelope(type, Octets.of(payload), List.of()).digest();
    }
  }

  @Property
  void aFlippedBitGivesAnotherDocumentOrNone(
      @ForAll Kind kind, @ForAll @IntRange(max = 1 << 16) int at) throws DecodeException {
    byte[] flipped = kind.octets();
    int bit = at % (flipped.length * 8);
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));

    assertNotEquals(kind.digest(kind.octets()), kind.digest(flipped));
    refusedOrDifferent(kind, flipped);
  }

  @Property
  void anyOctetsGiveADocumentOfExactlyThoseOctetsOrADecodeException(
      @ForAll Kind kind, @ForAll("changes") List<Integer> changes) {
    byte[] changed = kind.octets();
    for (int change : changes) {
      changed[Math.floorMod(change >> 8, changed.length)] = (byte) change;
    }
    try {
      Octets written = kind.written(Octets.of(changed));
      assertEquals(Octets.of(changed).toHex(), written.toHex());
    } catch (DecodeException e) {
      assertNotEquals(Fault.LIMIT, e.fault());
    }
  }

  @Property
  void fieldsInAnotherOrderAreRefused(
      @ForAll Kind kind, @ForAll @IntRange(max = 99) int one, @ForAll @IntRange(max = 99) int two)
      throws IOException {
    List<byte[]> fields = fields(kind.octets());
    int first = one % fields.size();
    int second = two % fields.size();
    Assume.that(!Arrays.equals(fields.get(first), fields.get(second)));
    boolean sameField = fields.get(first)[0] == fields.get(second)[0];
    Assume.that(!sameField);
    List<byte[]> swapped = new ArrayList<>(fields);
    swapped.set(first, fields.get(second));
    swapped.set(second, fields.get(first));

    refused(kind, join(swapped));
  }

  /** Protobuf itself takes the last one, or merges the two. */
  @Tag("F-15")
  @Property
  void aFieldThatStandsTwiceIsRefused(@ForAll Kind kind, @ForAll @IntRange(max = 99) int which)
      throws IOException {
    List<byte[]> fields = fields(kind.octets());
    List<byte[]> doubled = new ArrayList<>(fields);
    doubled.add(which % fields.size(), fields.get(which % fields.size()));

    refused(kind, join(doubled));
  }

  @Tag("F-15")
  @Property
  void anUnknownFieldIsRefusedAtAnyDepth(
      @ForAll Kind kind,
      @ForAll @IntRange(max = 99) int which,
      @ForAll @IntRange(min = 100, max = 5000) int number)
      throws IOException {
    byte[] unknown = field(number, new byte[] {1, 2, 3});
    List<byte[]> fields = new ArrayList<>(fields(kind.octets()));
    fields.add(unknown);
    refused(kind, join(fields));

    List<byte[]> nesting = fields(kind.octets());
    int at = which % nesting.size();
    CodedInputStream in = CodedInputStream.newInstance(nesting.get(at));
    int tag = in.readTag();
    Assume.that(WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED);
    byte[] content = in.readByteArray();
    nesting.set(at, field(WireFormat.getTagFieldNumber(tag), join(List.of(content, unknown))));
    refused(kind, join(nesting));
  }

  /** F-15: an enumeration value that the schema has not. */
  @Property(tries = 20)
  void anUnknownEnumerationValueIsRefused(@ForAll @IntRange(min = 5, max = 1 << 20) int value)
      throws DecodeException {
    org.doorward.li.authority.wire.Mandate.Builder wire;
    try {
      wire = org.doorward.li.authority.wire.Mandate.parseFrom(MANDATE.toByteArray()).toBuilder();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
    refused(Kind.A_MANDATE, wire.setReasonValue(value).build().toByteArray());
    refused(Kind.A_MANDATE, wire.setReasonValue(0).build().toByteArray());
  }

  private static void refusedOrDifferent(Kind kind, byte[] payload) {
    try {
      assertNotEquals(kind.read(Octets.of(kind.octets())), kind.read(Octets.of(payload)));
    } catch (DecodeException e) {
      assertNotEquals(Fault.LIMIT, e.fault());
    }
  }

  private static void refused(Kind kind, byte[] payload) {
    assertThrows(DecodeException.class, () -> kind.read(Octets.of(payload)));
  }

  /** Each field of the outermost message, tag included, as it stands. */
  private static List<byte[]> fields(byte[] octets) throws IOException {
    List<byte[]> fields = new ArrayList<>();
    CodedInputStream in = CodedInputStream.newInstance(octets);
    int start = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      in.skipField(tag);
      fields.add(Arrays.copyOfRange(octets, start, in.getTotalBytesRead()));
      start = in.getTotalBytesRead();
    }
    return fields;
  }

  private static byte[] field(int number, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    coded.writeByteArray(number, content);
    coded.flush();
    return out.toByteArray();
  }

  private static byte[] join(List<byte[]> parts) {
    var out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Provide
  Arbitrary<List<Integer>> changes() {
    return Arbitraries.integers().list().ofMinSize(1).ofMaxSize(8);
  }
}
