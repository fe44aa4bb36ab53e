package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.DeliveryLog;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.link.EventCounts;
import org.doorward.li.netty.link.PduDecoder;
import org.doorward.li.netty.link.PeerAdmission.Admitted;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduVersion;

/** INV-X2X3-05 to 07: one log, one MDF, and whatever can happen between them in whichever order. */
class DeliveryProperties {
  private enum Act {
    DELIVER,
    PASS,
    MDF_READS,
    MDF_ANSWERS,
    MDF_ANSWERS_ANYTHING,
    BREAK
  }

  private record Step(Act act, int much) {}

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(Act.class).dontShrink(), Arbitraries.integers().between(0, 30))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }

  /** INV-X2X3-06. */
  @Property(tries = 500)
  void whatIsAcceptedIsAcknowledgedOrQueuedOrLost(@ForAll("stories") List<Step> story)
      throws DecodeException {
    new Story(1 << 20).play(story).end();
  }

  /** INV-X2X3-07. */
  @Property(tries = 500)
  void theSameHoldsIfThereIsNoRoom(@ForAll("stories") @Size(min = 20) List<Step> story)
      throws DecodeException {
    new Story(1500).play(story).end();
  }

  /** A log, its connection, and an MDF that stores what it reads before it answers. */
  private static final class Story implements Connection.Observer {
    private final DeliveryLog log;
    private final Account account = Product.account();
    private final EventCounts<DeliveryEvent> events = new EventCounts<>(DeliveryEvent.class);
    private final Set<Long> stored = new TreeSet<>();
    private final List<Long> unanswered = new ArrayList<>();
    private Connection connection;
    private EmbeddedChannel channel;
    private long next;
    private long lastOnConnection;

    Story(long maxOctets) {
      log = new DeliveryLog(maxOctets, () -> {});
      connect();
    }

    private void connect() {
      connection = new Connection(
          Outgoing.of(log),
          PduVersion.DEFAULT,
          DeliverySettings.DEFAULT
              .keepalive(Duration.ofSeconds(5), Duration.ofSeconds(15))
              .tail(Duration.ofSeconds(1), 400),
          events,
          this);
      channel = new EmbeddedChannel(new PduDecoder(PduLimits.CONTROL), connection);
      channel.freezeTime();
      unanswered.clear();
      lastOnConnection = -1;
      channel
          .pipeline()
          .fireUserEventTriggered(
              new Admitted(new PeerIdentity(Octets.EMPTY, Octets.EMPTY, Set.of(), Instant.MAX)));
    }

    Story play(List<Step> story) throws DecodeException {
      for (Step step : story) {
        play(step);
        check();
      }
      return this;
    }

    private void play(Step step) throws DecodeException {
      switch (step.act) {
        case DELIVER -> {
          for (int i = 0; i <= step.much % 5; i++) {
            log.append(account, Product.writer(Product.x3(next++, step.much * 10)));
          }
          connection.pump();
        }
        case PASS -> {
          channel.advanceTimeBy(step.much * 200L, TimeUnit.MILLISECONDS);
          channel.runPendingTasks();
        }
        case MDF_READS -> read();
        case MDF_ANSWERS -> {
          read();
          if (!unanswered.isEmpty()) {
            answer(unanswered.remove(step.much % unanswered.size()));
          }
        }
        case MDF_ANSWERS_ANYTHING -> answer(step.much - 10 & 0xFFFF_FFFFL);
        case BREAK -> reconnect();
      }
      if (!channel.isActive()) {
        reconnect();
      }
    }

    private void reconnect() {
      channel.finishAndReleaseAll();
      connect();
    }

    private void answer(long number) throws DecodeException {
      read(); // whatever it answers, it has read and stored what came before
      if (channel.isActive()) {
        channel.writeInbound(Unpooled.wrappedBuffer(PduCodec.encode(Pdu.keepaliveAck(number))));
      }
    }

    private void read() throws DecodeException {
      for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
        ByteBuffer octets = out.nioBuffer();
        while (octets.hasRemaining()) {
          Pdu pdu = PduCodec.decode(octets, PduLimits.PRODUCT).pdu();
          if (pdu.type().equals(PduType.KEEPALIVE)) {
            unanswered.add(Product.number(pdu));
          } else {
            assertTrue(Product.number(pdu) > lastOnConnection, "out of order");
            lastOnConnection = Product.number(pdu);
            stored.add(lastOnConnection);
          }
        }
        assertEquals(1, out.refCnt());
        out.release();
      }
    }

    private void check() {
      Status status = log.status(true);
      assertEquals(next, status.accepted());
      assertEquals(next, status.acknowledged() + status.queued() + status.lost());
      assertTrue(status.acknowledged() <= stored.size(), "acknowledged, but not stored");
    }

    /** At last the MDF is up and answers everything: then nothing is missing but what was lost. */
    void end() throws DecodeException {
      reconnect();
      connection.hasten();
      read();
      if (!unanswered.isEmpty()) {
        answer(unanswered.get(unanswered.size() - 1));
      }
      check();
      Status status = log.status(true);
      assertEquals(0, status.queued());
      assertTrue(stored.size() >= next - status.lost(), "missing without being counted lost");
      channel.finishAndReleaseAll();
    }

    @Override
    public void begun() {}

    @Override
    public void acknowledged() {}
  }
}
