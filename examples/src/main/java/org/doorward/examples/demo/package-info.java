/** The demo: one real call, from the officers' signatures to the delivered audio, with every part a process. */
package org.doorward.examples.demo;
