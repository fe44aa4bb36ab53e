package org.doorward.examples.mdf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.network.IpAddress;
import org.doorward.examples.output.PduCaptureWriter;
import org.doorward.examples.output.SpeechTrack;
import org.doorward.examples.reconcile.Received;
import org.doorward.examples.reconcile.ReceivedFile;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.receiver.ProductLedger;
import org.doorward.li.netty.receiver.SequenceCount;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduLimits;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;

/**
 * What was received, each PDU once, in the order of its arrival: an MDF drops what a reconnect brought twice.
 * Immutable.
 */
final class Product {
  private static final int MAX_CONTEXTS = 10_000;

  private record Piece(Pdu pdu, Octets octets) {}

  private final List<Piece> pieces;
  private final Map<PduType, SequenceCount> counts;

  private Product(List<Piece> pieces, Map<PduType, SequenceCount> counts) {
    this.pieces = List.copyOf(pieces);
    this.counts = Map.copyOf(counts);
  }

  static Product of(List<Octets> received) throws IOException {
    ProductLedger ledger = new ProductLedger(MAX_CONTEXTS);
    List<Piece> pieces = new ArrayList<>();
    PduView view = new PduView();
    for (Octets octets : received) {
      if (ledger.enter(read(view, octets)) != ProductLedger.Verdict.DUPLICATE) {
        pieces.add(new Piece(view.received().pdu(), octets));
      }
    }
    return new Product(
        pieces, Map.of(PduType.X2, sum(ledger, PduType.X2), PduType.X3, sum(ledger, PduType.X3)));
  }

  private static PduView read(PduView view, Octets octets) throws IOException {
    try {
      return view.read(octets.asByteBuffer(), PduLimits.PRODUCT);
    } catch (DecodeException e) {
      throw new IOException("not a PDU", e);
    }
  }

  private static SequenceCount sum(ProductLedger ledger, PduType type) {
    return ledger.counts().entrySet().stream()
        .filter(e -> e.getKey().type().equals(type))
        .map(Map.Entry::getValue)
        .reduce(SequenceCount.NONE, SequenceCount::plus);
  }

  /** What the director is told. */
  Map<String, Long> counts() {
    SequenceCount x2 = count(PduType.X2);
    SequenceCount x3 = count(PduType.X3);
    return Map.of(
        "x2", x2.distinct(),
        "x3", x3.distinct(),
        "x2missing", x2.missing(),
        "x3missing", x3.missing(),
        "duplicates", x2.duplicates() + x3.duplicates());
  }

  private SequenceCount count(PduType type) {
    return counts.getOrDefault(type, SequenceCount.NONE);
  }

  /** Writes {@code x2x3.pcap}, {@code received.jsonl} and, for each direction that has speech, {@code <direction>.wav}. */
  void write(Path directory) throws IOException {
    ReceivedFile.write(
        directory.resolve("received.jsonl"),
        Received.of(pieces.stream().map(Piece::pdu).toList()));
    Endpoint element = endpoint(40_000);
    Endpoint mdf = endpoint(9_999);
    try (PduCaptureWriter capture = new PduCaptureWriter(directory.resolve("x2x3.pcap"))) {
      for (Piece piece : pieces) {
        capture.write(time(piece.pdu()), element, mdf, piece.octets());
      }
    }
    sound(PayloadDirection.FROM_TARGET, directory.resolve("from-target.wav"));
    sound(PayloadDirection.TO_TARGET, directory.resolve("to-target.wav"));
  }

  private void sound(PayloadDirection direction, Path file) throws IOException {
    SpeechTrack track = new SpeechTrack();
    for (Piece piece : pieces) {
      Pdu pdu = piece.pdu();
      if (pdu.format().equals(PayloadFormat.RTP) && pdu.direction().equals(direction)) {
        track.add(time(pdu), pdu.payload());
      }
    }
    if (!track.length().isZero()) {
      track.write(file);
    }
  }

  private static Instant time(Pdu pdu) {
    return pdu.first(AttributeType.TIMESTAMP).orElse(Instant.EPOCH);
  }

  /** The capture shows PDUs as TCP; which ports they really came by is of no interest. */
  private static Endpoint endpoint(int port) {
    return new Endpoint(new IpAddress(Octets.ofHex("7f000001")), port);
  }
}
