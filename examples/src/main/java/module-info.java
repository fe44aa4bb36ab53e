import org.jspecify.annotations.NullMarked;

/** What uses the library: the demo and its processes. */
@NullMarked
module org.doorward.examples {
  requires static org.jspecify;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires java.net.http;
  requires jdk.httpserver;
  requires org.doorward.li.spec;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;

  opens org.doorward.examples.admftool to
      info.picocli;
  opens org.doorward.examples.auditor to
      info.picocli;
  opens org.doorward.examples.cli to
      info.picocli;
  opens org.doorward.examples.officertool to
      info.picocli;
  opens org.doorward.examples.witness to
      info.picocli;
  opens org.doorward.examples.vendor to
      info.picocli;
}
