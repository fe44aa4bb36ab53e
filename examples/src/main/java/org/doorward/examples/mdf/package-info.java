/** The demo's mediation and delivery function: stores what it receives, then shows it as a capture and as sound. */
package org.doorward.examples.mdf;
