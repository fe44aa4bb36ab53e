package org.doorward.examples.vendor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.element.VendorAnswer;
import org.doorward.li.element.VendorSession;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * One engineer's connection: one session, and nothing after it. What waits for the disk is done by one other thread, and the
 * next is read when it is done.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it
final class VendorConnection extends SimpleChannelInboundHandler<String> {
  private static final Pattern OPEN = Pattern.compile("open ([0-9a-f]{64})");

  private final TlsConnection tls;
  private final VendorAccess access;
  private final Executor caller;
  private @Nullable VendorSession session;

  VendorConnection(TlsConnection tls, VendorAccess access, Executor caller) {
    this.tls = tls;
    this.access = access;
    this.caller = caller;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.read();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    caller.execute(() -> {
      serve(context, line);
      context.read();
    });
  }

  private void serve(ChannelHandlerContext context, String line) {
    VendorSession open = session;
    if (open == null) {
      open(context, line);
    } else {
      context.writeAndFlush(answer(open, line) + "\n");
    }
  }

  private void open(ChannelHandlerContext context, String line) {
    Matcher opening = OPEN.matcher(line);
    if (!opening.matches()) {
      end(context, "refused", "MALFORMED");
      return;
    }
    PeerIdentity engineer;
    try {
      engineer = tls.peer();
    } catch (TransportException e) {
      context.close(); // nobody speaks before the handshake is done
      return;
    }
    VendorAccess.Opening opened = access.open(Octets.ofHex(opening.group(1)), engineer);
    if (opened instanceof VendorAccess.NotOpened not) {
      end(context, "refused", not.refusal().name());
      return;
    }
    VendorSession begun = ((VendorAccess.Opened) opened).session();
    session = begun;
    context.writeAndFlush(outcome("opened") + "\n");
    begun.whenOver().thenAcceptAsync(why -> end(context, "over", why.name()), caller);
  }

  private static void end(ChannelHandlerContext context, String outcome, String reason) {
    context
        .writeAndFlush(outcome(outcome).put("reason", reason) + "\n")
        .addListener(ChannelFutureListener.CLOSE);
  }

  private static ObjectNode outcome(String outcome) {
    return JsonNodeFactory.instance.objectNode().put("outcome", outcome);
  }

  /** The closed list. */
  private static ObjectNode answer(VendorSession session, String operation) {
    return switch (operation) {
      case "health" ->
        view(
            session.health(),
            (health, view) -> view.put("uptimeSeconds", health.uptime().toSeconds())
                .put("heapUsedOctets", health.heapUsedOctets())
                .put("heapMaxOctets", health.heapMaxOctets()));
      case "version" ->
        view(
            session.version(),
            (version, view) -> view.put("library", version.library()).put("java", version.java()));
      case "build_digests" ->
        view(
            session.buildDigests(),
            (digests, view) ->
                digests.forEach((module, sha256) -> view.put(module, sha256.toHex())));
      case "counters" ->
        view(
            session.counters(),
            (counters, view) -> view.put("processors", counters.processors())
                .put("heapCommittedOctets", counters.heapCommittedOctets())
                .put("callsMade", counters.callsMade())
                .put("callsLeft", counters.callsLeft()));
      default -> outcome("refused").put("reason", VendorRefusal.OPERATION.name());
    };
  }

  private static <T> ObjectNode view(VendorAnswer<T> answer, BiConsumer<T, ObjectNode> shown) {
    if (answer instanceof VendorAnswer.Answered<T> answered) {
      ObjectNode view = outcome("answered");
      shown.accept(answered.value(), view);
      return view;
    }
    return outcome("refused")
        .put("reason", ((VendorAnswer.Refused<T>) answer).refusal().name());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    caller.execute(() -> {
      VendorSession open = session;
      if (open != null) {
        open.close();
      }
    });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // TLS that fails, a line too long, silence: he has to come again
  }
}
