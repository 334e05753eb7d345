// Loaded before every script, by whatever Node there is: npm brings Node 24 itself, but not on every system.
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(`Dukkan needs Node 24 and this is ${process.version}: install it from https://nodejs.org.`);
  process.exit(1);
}
