# Makefile - builds build/dondoc, tests it, installs it. GNU make.
#   make               the program            make test         all tests (ONLY=extract runs a slice)
#   make demo          the whole way once     make check-asan   the tests under address and undefined sanitizers
#   make install       PREFIX, DESTDIR        make bench        time and memory as ratios
#   make lint          formatting, clang-tidy, cppcheck, layers, warnings as errors
#   make evaluate      fields over corpus/    make check-spans  DIR=…: the text at each span gives the value
#   make fuzz          fuzz targets (clang)   make clean
#   make compare-fop   the PDF formatter against Apache FOP, each difference explained
# Everything made goes below $(BUILD); nothing made is kept in git.

VERSION   := 0.1.0
PREFIX    ?= /usr/local
DESTDIR   ?=
BUILD     ?= build
CC        ?= cc
OPTIMIZE  ?= -O2 -g
CFLAGS    ?= $(OPTIMIZE)
SANITIZE  ?=
WERROR    ?=
ONLY      ?=
DIR       ?= corpus
V         ?=

# V=1 shows the commands.
QUIET      = $(if $(V),,@echo '  $(1)' '$(2)'; )

ROOMS     := base ingest extract render track remind web
LIBRARIES := glib-2.0 gio-2.0 json-glib-1.0 libxml-2.0 libxslt libzip libpcre2-8 sqlite3 libical libqpdf fontconfig xlsxwriter gmime-3.0 libcurl libmicrohttpd libdeflate
WARNINGS  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wformat=2 \
             -Wno-unused-parameter -Wno-missing-field-initializers

# Opened when first needed, since a start with all of them takes three times as long (base/late.h). The sanitizers want to know them all.
LATE      := $(patsubst base/late/%.names,%,$(wildcard base/late/*.names))
LATELY    := $(if $(SANITIZE),no,yes)

# Asked of pkg-config only where something is compiled: `make demo` and `make test` install it first.
PACKAGE_CFLAGS = $(shell pkg-config --cflags $(LIBRARIES))
# Only what is called is linked. The sanitizers bring an allocator of their own.
PACKAGE_LIBS   = $(if $(SANITIZE),,-Wl,--no-as-needed $(shell pkg-config --libs jemalloc)) -Wl,--as-needed $(shell pkg-config --libs $(LIBRARIES)) -lhpdf -lm

ALL_CFLAGS = -std=gnu11 -D_GNU_SOURCE -I. -I$(BUILD)/generated $(WARNINGS) $(WERROR) $(SANITIZE) $(CFLAGS) \
             -DDONDOC_VERSION='"$(VERSION)"' -DDONDOC_LOCALEDIR='"$(PREFIX)/share/locale"' \
             -DDONDOC_DATADIR='"$(PREFIX)/share/dondoc"'

SOURCES   := $(foreach room,$(ROOMS),$(wildcard $(room)/*.c))
CLI       := $(wildcard cli/*.c)
HEADERS   := $(foreach room,$(ROOMS) cli,$(wildcard $(room)/*.h)) # some hold messages
TESTS     := $(wildcard tests/test_*.c)
TABLES    := directory folding
BUILT_IN  := calendar lexicon slips templates schema
OBJECTS   := $(SOURCES:%.c=$(BUILD)/object/%.o) $(BUILT_IN:%=$(BUILD)/object/generated/%.o) $(LATE:%=$(BUILD)/object/generated/late_%.o) $(TABLES:%=$(BUILD)/object/generated/%_tables.o)
PROGRAMS  := $(TESTS:%.c=$(BUILD)/%)
FLOORS    := $(BUILD)/tests/bench_floor
RENDER_FO := $(BUILD)/tests/render_fo
MAKERS    := $(BUILD)/tests/make_register # registers of any size, for the bench and the tests of the commands
MESSAGES  := $(patsubst po/%.po,$(BUILD)/locale/%/LC_MESSAGES/dondoc.mo,$(wildcard po/*.po))

.PHONY: all clean install uninstall demo test check check-asan bench simulate-year compare-reading compare-fop compare-docx lint fuzz setup-build setup-test setup-lint setup-bench \
        run-demo run-tests build-tests golden-update pot evaluate check-spans
.DELETE_ON_ERROR:

all: $(BUILD)/dondoc $(MESSAGES)

$(BUILD)/dondoc: $(CLI:%.c=$(BUILD)/object/%.o) $(BUILD)/libdondoc.a
	$(call QUIET,LINK,$@)$(CC) $(SANITIZE) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

$(BUILD)/libdondoc.a: $(OBJECTS)
	$(call QUIET,AR,$@)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/object/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,CC,$<)$(CC) $(ALL_CFLAGS) $(PACKAGE_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/object/generated/%.o: $(BUILD)/generated/%_built_in.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,CC,$<)$(CC) $(ALL_CFLAGS) $(PACKAGE_CFLAGS) -c -o $@ $<
$(BUILD)/object/generated/late_%.o: $(BUILD)/generated/late_%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,CC,$<)$(CC) $(ALL_CFLAGS) $(PACKAGE_CFLAGS) -c -o $@ $<
$(BUILD)/generated/late_%.c $(BUILD)/generated/late_%.h &: base/late/%.names setup/late-library $(BUILD)/flags
	@mkdir -p $(@D)
	@CC="$(CC)" LATE=$(LATELY) setup/late-library $* $(BUILD)/generated

# Words, templates and the schema are data in their rooms and compiled in. The list of files is made from what is there.
BUILT_IN_FILES_calendar  := $(sort $(wildcard base/calendar/*.conf))
BUILT_IN_FILES_lexicon   := $(sort $(wildcard extract/lexicon/*.conf))
BUILT_IN_FILES_slips     := $(sort $(wildcard base/slips/*.conf))
BUILT_IN_FILES_templates := $(sort $(shell find templates -name '*.xsl' -o -name '*.xml' 2>/dev/null))
BUILT_IN_FILES_schema    := $(sort $(wildcard track/schema/*.sql))

define BUILT_IN_RULE
$(BUILD)/generated/$(1)_built_in.c: $(BUILT_IN_FILES_$(1)) setup/built-in Makefile
	@mkdir -p $$(@D)
	@setup/built-in $(1) $(BUILT_IN_FILES_$(1)) >$$@
$(BUILD)/generated/$(1)_built_in.h: Makefile
	@mkdir -p $$(@D)
	@printf '#pragma once\n#include "base/built_in.h"\nextern const BuiltIn dondoc_$(1)_files[];\n' >$$@
endef
$(foreach set,$(BUILT_IN),$(eval $(call BUILT_IN_RULE,$(set))))
GENERATED_HEADERS := $(BUILT_IN:%=$(BUILD)/generated/%_built_in.h) $(LATE:%=$(BUILD)/generated/late_%.h)
$(SOURCES:%.c=$(BUILD)/object/%.o) $(CLI:%.c=$(BUILD)/object/%.o) $(PROGRAMS) $(FLOORS) $(RENDER_FO) $(MAKERS): | $(GENERATED_HEADERS)

# Tables that would cost each start its time are worked out here, by programs of the machine that builds, made of the project's own sources.
# Where $(CC) makes programs for another machine: make BUILD_CC=cc
BUILD_CC        ?= $(CC)
DIRECTORY_DATA  := $(sort $(wildcard extract/lexicon/bodies/*.tsv))
PARTS_folding   := setup/make_folding.c $(addprefix base/,letters.c slips_data.c built_in.c)
PARTS_directory := setup/make_directory.c extract/directory_words.c $(addprefix base/,text.c letters.c slips.c slips_data.c built_in.c date.c pattern.c error.c)

$(TABLES:%=$(BUILD)/make_%): $(BUILD)/make_%: $(BUILD)/generated/slips_built_in.h $(BUILD)/flags
	$(call QUIET,LINK,$@)$(BUILD_CC) -std=gnu11 -D_GNU_SOURCE -O1 -I. -I$(BUILD)/generated $(WARNINGS) $(WERROR) $(PACKAGE_CFLAGS) -MMD -MP -MF $@.d \
	    -o $@ $(filter %.c,$^) $(shell pkg-config --libs glib-2.0 libpcre2-8)
$(BUILD)/make_folding: $(PARTS_folding) $(BUILD)/generated/slips_built_in.c
$(BUILD)/make_directory: $(PARTS_directory) $(BUILD)/generated/slips_built_in.c $(BUILD)/generated/folding_tables.c
$(BUILD)/generated/folding_tables.c: $(BUILD)/make_folding
	@$< >$@
$(BUILD)/generated/directory_tables.c: $(BUILD)/make_directory $(DIRECTORY_DATA)
	@$< extract/lexicon/bodies >$@
$(BUILD)/object/generated/%_tables.o: $(BUILD)/generated/%_tables.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,CC,$<)$(CC) $(ALL_CFLAGS) $(PACKAGE_CFLAGS) -MMD -MP -c -o $@ $<

# Other flags mean other objects: rebuilt when they change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS)' > $@
FORCE:

$(BUILD)/locale/%/LC_MESSAGES/dondoc.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(BUILD)/tests/%: tests/%.c $(BUILD)/libdondoc.a $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,LINK,$@)$(CC) $(ALL_CFLAGS) $(PACKAGE_CFLAGS) $(LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(BUILD)/libdondoc.a $(PACKAGE_LIBS)

-include $(wildcard $(BUILD)/object/*/*.d $(BUILD)/tests/*.d $(BUILD)/*.d)

# ---- setting up -----------------------------------------------------------------------------------------------
setup-build:
	@setup/install-packages setup/packages-build
setup-test: setup-build
	@setup/install-packages setup/packages-test
setup-bench: setup-build
	@setup/install-packages setup/packages-bench
setup-lint: setup-build
	@setup/install-packages setup/packages-lint

# ---- the way a new user goes ----------------------------------------------------------------------------------
demo: setup-build
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory run-demo
run-demo:
	@setup/demo $(BUILD)

test: setup-test
	@$(MAKE) --no-print-directory run-tests
check: test
build-tests: all $(PROGRAMS) $(MAKERS)
run-tests: build-tests
	@tests/run "$(BUILD)" "$(ONLY)"

check-asan: setup-test
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan OPTIMIZE="-O1 -g -fno-omit-frame-pointer" \
	    SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined" run-tests

golden-update: build-tests
	@tests/update-golden "$(BUILD)"

bench: setup-bench
	@$(MAKE) --no-print-directory all $(FLOORS) $(MAKERS) $(RENDER_FO)
	@tests/bench "$(BUILD)"
	@tests/bench_report "$(BUILD)"
	@tests/bench_register "$(BUILD)"
	@tests/bench_reading "$(BUILD)"
	@tests/bench_extraction "$(BUILD)"
	@tests/bench_remind "$(BUILD)"

# A year of reminders over 2,000 items, day by day, against a second implementation of the policy: some minutes.
simulate-year: setup-test
	@$(MAKE) --no-print-directory all $(MAKERS)
	@rm -rf "$(BUILD)/simulated-year"
	@/usr/bin/python3 tests/tools/simulate-year.py "$(abspath $(BUILD)/dondoc)" "$(abspath $(BUILD)/tests/make_register)" "$(BUILD)/simulated-year"

# The words of each DOCX of DIR against pandoc's: make compare-reading DIR=corpus
compare-reading: setup-bench
	@$(MAKE) --no-print-directory all
	@tests/compare-reading "$(BUILD)" "$(DIR)"

# Our formatter against Apache FOP on the FO files of tests/render-fo: pages, lines, positions. ONLY=table runs a slice.
compare-fop: setup-bench
	@$(MAKE) --no-print-directory $(RENDER_FO)
	@tests/compare-fop "$(BUILD)" "$(ONLY)"

# Each kind and form of report as our PDF and as DOCX through LibreOffice: paragraphs, tables, pages. V=1 lists the lines that break elsewhere.
compare-docx: setup-bench
	@$(MAKE) --no-print-directory all
	@tests/compare-docx "$(BUILD)" "$(V)"

# What the extractor finds in corpus/ against the records it should find; any folder's values against the text at their spans.
evaluate: all
	@python3 tests/evaluate "$(BUILD)/dondoc" corpus
check-spans: all
	@python3 tests/spans.py "$(BUILD)/dondoc" "$(DIR)"

lint: setup-lint
	@LIBRARIES="$(LIBRARIES)" tests/lint "$(BUILD)"

fuzz: setup-lint
	@LIBRARIES="$(LIBRARIES)" tests/fuzz/run "$(BUILD)"

# ---- translations ---------------------------------------------------------------------------------------------
# Brings po/vi.po up to date with the sources; what is new stands there untranslated, what is gone is dropped.
POT_FLAGS := --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=NC_:1c,2 --keyword=ngettext:1,2 --keyword=g_dngettext:2,3 --no-location --sort-output \
             --add-comments=Translators --package-name=dondoc --flag=refuse:2:c-format --flag=cli_say:1:c-format \
             --flag=cli_fail_usage:2:c-format --flag=g_set_error:4:c-format
pot: $(BUILD)/dondoc.pot
	@[ -e po/vi.po ] || msginit --no-translator --locale=vi --input=$< --output-file=po/vi.po
	msgmerge --quiet --no-fuzzy-matching --no-location --sort-output --update --backup=none po/vi.po $<
	msgattrib --no-obsolete --sort-output --output-file=po/vi.po po/vi.po
	msgfmt --check --statistics --output-file=/dev/null po/vi.po

# Without the day of making, which would change the catalogue each time.
$(BUILD)/dondoc.pot: $(SOURCES) $(CLI) $(HEADERS) Makefile
	@mkdir -p $(@D)
	xgettext $(POT_FLAGS) --output=- $(sort $(SOURCES) $(CLI) $(HEADERS)) | sed '/^"POT-Creation-Date/d' > $@

# ---- installing -----------------------------------------------------------------------------------------------
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/doc/dondoc
	install -m 755 $(BUILD)/dondoc $(DESTDIR)$(PREFIX)/bin/dondoc
	install -m 644 man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5/
	install -m 644 README.md $(wildcard dondoc.conf.example) $(DESTDIR)$(PREFIX)/share/doc/dondoc/
	for language in $(patsubst po/%.po,%,$(wildcard po/*.po)); do \
	    install -D -m 644 $(BUILD)/locale/$$language/LC_MESSAGES/dondoc.mo \
	        $(DESTDIR)$(PREFIX)/share/locale/$$language/LC_MESSAGES/dondoc.mo; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/dondoc $(DESTDIR)$(PREFIX)/share/man/man1/dondoc.1 $(DESTDIR)$(PREFIX)/share/man/man5/dondoc-templates.5
	rm -f $(DESTDIR)$(PREFIX)/share/locale/*/LC_MESSAGES/dondoc.mo
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/dondoc

clean:
	rm -rf $(BUILD)
