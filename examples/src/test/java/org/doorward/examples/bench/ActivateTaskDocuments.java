package org.doorward.examples.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.Imsi;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.Liid;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.MediationDeliveryType;
import org.doorward.li.x1.MediationDetails;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;

/** Documents of about two kilobytes, each with one ActivateTask, no two alike. */
final class ActivateTaskDocuments {
  private static final int NUMBER = 64;
  private static final Instant START = Instant.parse("2026-03-01T08:00:00.000000Z");

  private ActivateTaskDocuments() {}

  /** The same documents at each call. */
  static List<byte[]> all() {
    X1Codec codec = new X1Codec(X1Limits.DEFAULT);
    Random random = new Random(103_221);
    return IntStream.range(0, NUMBER)
        .mapToObj(n -> request(n, random))
        .map(request -> written(codec, request))
        .toList();
  }

  /** Writes the document, and makes sure that it says what it should. */
  private static byte[] written(X1Codec codec, ActivateTask request) {
    byte[] document = codec.writeRequests(List.of(request));
    try {
      List<X1Message> read = codec.readRequests(ByteBuffer.wrap(document));
      if (!read.equals(List.of(new X1Message.Request(request)))) {
        throw new IllegalStateException("what was read is not what was written");
      }
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
    return indented(document);
  }

  /** As many peers write it: each element that follows a tag on a line of its own. */
  private static byte[] indented(byte[] document) {
    return new String(document, UTF_8).replace("><", ">\n    <").getBytes(UTF_8);
  }

  private static ActivateTask request(int number, Random random) {
    X1Header header = new X1Header(
        new AdmfIdentifier("admf-1.li.example"),
        new NeIdentifier("sbc-" + number + ".li.example"),
        START.plusMillis(random.nextInt(1 << 30)),
        X1Version.IMPLEMENTED,
        new X1TransactionId(uuid(random)));
    ListOfDids dids =
        new ListOfDids(List.of(new Did(uuid(random)), new Did(uuid(random))), List.of());
    return new ActivateTask(
        header,
        new TaskDetails(
            new Xid(uuid(random)),
            List.of(
                SipUri.of("sip:user" + random.nextInt(1 << 30) + "@ims.example.com"),
                E164Number.of("4479" + (10_000_000 + random.nextInt(80_000_000))),
                Imsi.of("00101" + (1_000_000_000 + random.nextInt(1_000_000_000)))),
            DeliveryType.X2_AND_X3,
            dids,
            List.of(mediation(dids, random)),
            Optional.of(new CorrelationId(random.nextInt(1 << 30))),
            Optional.of(random.nextBoolean()),
            Optional.of(new Xid(uuid(random))),
            List.of(ServiceType.VOICE, ServiceType.MESSAGING),
            List.of(),
            List.of(),
            List.of()));
  }

  private static MediationDetails mediation(ListOfDids dids, Random random) {
    Instant start = START.plusSeconds(random.nextInt(1 << 24));
    return new MediationDetails(
        Liid.of(String.format(Locale.ROOT, "LI-%08d", random.nextInt(1 << 26))),
        MediationDeliveryType.HI2_AND_HI3,
        Optional.of(start),
        Optional.of(start.plusSeconds(86_400 * 30)),
        Optional.of(dids),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static UUID uuid(Random random) {
    byte[] seed = new byte[16];
    random.nextBytes(seed);
    return UUID.nameUUIDFromBytes(seed);
  }
}
