package org.doorward.li.netty.admf;

/** Sends one request of an ADMF to one element and waits for its answer. Thread-safe. */
interface Sender {
  <R> R send(Exchange<R> exchange);
}
