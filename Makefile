# SPDX-License-Identifier: Apache-2.0
.PHONY: run test check coverage bench soak stores package lock

run test check coverage bench soak stores package lock:
	@python3 packaging/start.py $@ $(ARGS)
