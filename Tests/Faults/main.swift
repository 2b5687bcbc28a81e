import CPowerCut
import Glibc

umask(0o077)
_ = adopt_orphans()
signal(SIGPIPE, SIG_IGN)
exit(Faults.run(Array(CommandLine.arguments.dropFirst())))
