# What can be made here: make help

MVN ?= mvn -B -ntp
JUNIT6 ?= 6.1.3
CLIENT_TESTS ?= test
ARGS ?=
JVM ?=
KILLS ?= 100
TARGET ?=
N ?= 20
TESTS ?=
PACKAGES ?= io.appservices.emulator.domain.*
MUTATION_TESTS ?= $(PACKAGES)
LEAST ?= 85
COVERAGE_TESTS ?= io/appservices/emulator/rules/*Test,io/appservices/emulator/service/rule/*Test,io/appservices/emulator/service/data/*Test,io/appservices/emulator/data/*Test,io/appservices/emulator/watch/WatchRulesTest,io/appservices/emulator/function/js/**/*Test,io/appservices/emulator/functions/*Test
KEEP ?=
RUNS ?=
SEED ?=
MODE ?=
CASES ?=

DISTRIBUTION := emulator/target/appservices-emulator
BUILT := emulator/target/.distribution-built
BUILD_LOG := emulator/target/build.log
CLIENTS := emulator/src/test/clients
MODULES := emulator/src/test/modules
NODE := emulator/src/node
SOURCES := pom.xml emulator/pom.xml $(shell find emulator/src/main -type f)

.DEFAULT_GOAL := help
.PHONY: help run build dist test test-slow test-lincheck test-dist test-files image test-image test-kill test-shared test-clients test-modules node-modules test-junit6 test-classpaths test-examples test-reproducible test-security test-repeat fuzz mutation coverage screenshots bench soak torture format clean

help: ## Show this
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: build ## Start the server, building what is out of date; ARGS='--port 0' passes options
	@exec $(DISTRIBUTION)/bin/appservices-emulator start $(ARGS)

build: $(BUILT) ## Build the distribution if it is out of date: emulator/target/appservices-emulator

$(BUILT): $(SOURCES)
	@echo 'Building the emulator; the first time takes minutes, as Maven loads about 150 MB...'
	@rm -rf $(DISTRIBUTION)
	@mkdir -p $(@D)
	@# All of it into a file, as Maven ends with escape codes for terminals whatever it is told; its steps are shown.
	@{ $(MVN) -Dstyle.color=never -pl emulator -am package -Dmaven.test.skip=true -Dquick \
	  -Dspotless.check.skip=true 2>&1 || echo 'make: the build failed'; } | tee $(BUILD_LOG) | \
	  sed -un 's/^\[INFO\] --- \([a-z-]*\):[^:]*:\([a-z-]*\) .*@ \([a-z-]*\) ---.*/  \3: \1 \2/p'
	@! grep -q '^make: the build failed$$' $(BUILD_LOG) || { cat $(BUILD_LOG) >&2; exit 1; }
	@$(DISTRIBUTION)/bin/appservices-emulator archive
	@touch $@

dist: ## Make what a release has for download: zip, tar.gz, SBOM, checksums, formula of Homebrew, catalog of JBang
	@rm -rf emulator/target/dist $(DISTRIBUTION)
	@mkdir -p emulator/target
	@$(MVN) -q -Dstyle.color=never -pl emulator,emulator/shaded -am package -Pdist -Dmaven.test.skip=true -Dquick \
	  -Dspotless.check.skip=true >$(BUILD_LOG) 2>&1 || { cat $(BUILD_LOG) >&2; exit 1; }
	@bash emulator/src/release/finish
	@$(DISTRIBUTION)/bin/appservices-emulator archive
	@touch $(BUILT)

test-dist: ## Unpack, check and run what make dist has made (unzip, jq, ruby)
	bash emulator/src/release/test

test-files: ## Check scripts, workflows, Dockerfile and examples with linters (shellcheck; Node 18 or newer)
	cd emulator/src/test/files && npm ci --ignore-scripts --no-audit --no-fund && npm test

test: ## Build everything and run the Java tests but those of test-slow, test-lincheck and test-shared; 5 kills of test-kill
	$(MVN) verify

test-slow: build ## Run the Java tests that wait for limits, race, or fill memory and disk
	$(MVN) -pl emulator -am verify -Dtest.groups=slow -Dtest.excludedGroups= -Dquick -Dspotless.check.skip=true

test-lincheck: build ## Have two threads call the services (Lincheck), and compare the answers with the rules
	$(MVN) -q -pl emulator test -Dtest=LincheckTest -Dtest.excludedGroups= -Dquick -Dspotless.check.skip=true \
	  -Dsurefire.failIfNoSpecifiedTests=false

test-clients: build ## Run the unmodified npm clients against the distribution (Node 18 or newer)
	cd $(CLIENTS) && npm ci --ignore-scripts --no-audit --no-fund && npm run $(CLIENT_TESTS)

screenshots: build ## Make the images of the console in docs/images anew (Node 18 or newer, Chromium)
	cd $(CLIENTS) && npm ci --ignore-scripts --no-audit --no-fund && node screenshots.mjs

test-modules: build ## Have functions require packages of npm (Node 18 or newer; needs a registry)
	cd $(MODULES) && npm ci --ignore-scripts --no-audit --no-fund && npm test

node-modules: ## Make what functions are given as Node's modules anew, after a version in emulator/src/node was changed
	cd $(NODE) && npm ci --ignore-scripts --no-audit --no-fund && npm run bundle

test-kill: build ## Kill a busy server KILLS times (100), and compare what it kept with what it answered
	$(MVN) -q -pl emulator test -Dtest=KillIT -Dkills=$(KILLS) -Dsurefire.timeout=0 -Dquick -Dspotless.check.skip=true \
	  -Dsurefire.failIfNoSpecifiedTests=false

test-shared: build ## Test emulators that share a database, that of MONGODB_URI or a stand-in; ARGS='-Dshared.requests=1000000'
	$(MVN) -q -pl emulator test -Dtest='**/shared/*Test,Mongo*Test,Mongo*Check,Shared*' -Dquick \
	  -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.timeout=0 -Dtest.excludedGroups= $(ARGS)

test-junit6: ## Run the tests of the testkit with JUnit 6
	$(MVN) -pl testkit -am test -Dquick -Djunit.version=$(JUNIT6) \
	  -Dtest='AppServicesTestTest,AppServicesExtensionTest,ExecutionModeTest,TestUserTest,RemoteModeTest,FailureReportTest,SignUpTest,ShortTokensTest' -Dsurefire.failIfNoSpecifiedTests=false

test-classpaths: ## Try the testkit on the class paths of other projects; CASES='Kotlin' tries some
	MVN='$(MVN)' testkit/src/test/consumers/run $(CASES)

test-examples: build ## Run the examples of Jest, Vitest, Playwright and pytest against the distribution (Node 18 or newer)
	examples/run

test-reproducible: ## Build the artifacts twice, in two places, and compare the bytes
	MVN='$(MVN)' emulator/src/test/reproducible/run

test-security: build ## Run the attacks that docs/security.md speaks of, and the checks of versions
	$(MVN) -pl emulator -am verify -Dtest.groups=security -Dtest.excludedGroups= -Dquick -Dspotless.check.skip=true

test-repeat: build ## Run the tests N times (20) with both cores busy, and list what failed; TESTS=NameTest repeats some
	$(MVN) -q -pl emulator test-compile -Dspotless.check.skip=true -Dquick
	MVN='$(MVN)' N=$(N) TESTS='$(TESTS)' emulator/src/test/repeat/run

fuzz: MINUTES ?= 1
fuzz: ## Look for inputs that do harm (Jazzer), MINUTES (1) for each part; TARGET=json tries one, RUNS=2000 SEED=1 the same inputs each time
	$(MVN) -q -Pfuzz -pl emulator test-compile dependency:build-classpath -Dspotless.check.skip=true -Dquick \
	  -Dmdep.includeScope=test -Dmdep.outputFile=target/fuzz.classpath
	TARGET='$(TARGET)' MINUTES=$(MINUTES) RUNS='$(RUNS)' SEED='$(SEED)' emulator/src/test/fuzz/run

mutation: ## Change the code of PACKAGES (PIT); fails if MUTATION_TESTS notice less than LEAST (85) %; reports in emulator/target/pit-reports
	$(MVN) -Pmutation -pl emulator test-compile org.pitest:pitest-maven:mutationCoverage -Dspotless.check.skip=true -Dquick \
	  -DtargetClasses='$(PACKAGES)' -DtargetTests='$(MUTATION_TESTS)' -DmutationThreshold=$(LEAST)

coverage: ## Count the branches of rules and of the JavaScript bridge that their tests take, 90 % at least; report in emulator/target/site/jacoco
	$(MVN) -Pcoverage -pl emulator test -Dspotless.check.skip=true -Dquick -Dtest.excludedGroups= -Dtest='$(COVERAGE_TESTS)'

bench: build ## Measure speed and memory and compare with docs/bench, about 30 minutes; ARGS=throughput measures a group, KEEP=1 keeps the figures
	$(MVN) -q -pl emulator test-compile dependency:build-classpath -Dspotless.check.skip=true -Dquick \
	  -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath
	"$${JAVA_HOME:+$$JAVA_HOME/bin/}java" $(JVM) \
	  -cp emulator/target/test-classes:emulator/target/classes:$$(cat emulator/target/bench.classpath) \
	  io.appservices.emulator.bench.Bench $(ARGS) $(if $(KEEP),keep)

soak: build ## Send 100 000 malformed requests, then repeat calls of each kind, about 10 minutes; ARGS=0.125 does an eighth
	$(MVN) -q -pl emulator test-compile dependency:build-classpath -Dspotless.check.skip=true -Dquick \
	  -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath
	java -cp emulator/target/test-classes:emulator/target/classes:$$(cat emulator/target/bench.classpath) \
	  io.appservices.emulator.http.server.MalformedRequests 100000
	java -cp emulator/target/test-classes:emulator/target/classes:$$(cat emulator/target/bench.classpath) \
	  io.appservices.emulator.bench.soak.Soak $(ARGS)

torture: MINUTES ?= 60
torture: ## Compare the service with its model in all modes for an hour; MINUTES=5 for less, SEED=... MODE=... again
	$(MVN) -q -pl emulator test-compile dependency:build-classpath -Dspotless.check.skip=true -Dquick \
	  -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath
	java $(JVM) -Djdk.httpclient.allowRestrictedHeaders=host \
	  -cp emulator/target/test-classes:emulator/target/classes:$$(cat emulator/target/bench.classpath) \
	  io.appservices.emulator.model.play.Torture '$(MINUTES)' '$(SEED)' '$(MODE)'

image: build ## Build the container images without a Docker engine (buildah); JDK_HOME=... makes base images without a registry
	@[ -z "$(JDK_HOME)" ] || JDK_HOME='$(JDK_HOME)' bash emulator/src/container/base
	bash emulator/src/container/image

test-image: ## Run the images: any user, read-only, 128 MiB, signals, health, sizes, times (runc, as root)
	bash emulator/src/container/test

format: ## Format the Java sources
	$(MVN) -q spotless:apply

clean: ## Remove what was built
	$(MVN) -q clean
	rm -rf examples/javascript/node_modules emulator/src/test/files/node_modules $(CLIENTS)/node_modules $(MODULES)/node_modules $(NODE)/node_modules
