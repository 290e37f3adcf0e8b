// Implements bridge.h: every function calls the page object, which web/bridge/page.js makes.
addToLibrary({
  $textAt__deps: ['$UTF8ArrayToString'],
  $putText(text, to, most) {
    const bytes = new TextEncoder().encode(text).subarray(0, most);
    HEAPU8.set(bytes, to);
    return bytes.length;
  },
  $textAt: (start, size) => UTF8ArrayToString(HEAPU8, start, size, /* ignoreNul */ true),
  $bytesAt: (start, size) => HEAPU8.slice(start, start + size),

  page_make_context__deps: ['$GL'],
  page_make_context: () => {
    const context = Module['page'].context();
    return context && GL.makeContextCurrent(GL.registerContext(context, { majorVersion: 2 })) ? 1 : 0;
  },
  page_largest_texture: () => GLctx.getParameter(GLctx.MAX_TEXTURE_SIZE),
  page_later_state: () => Module['page'].later.state(),
  page_fetch_later: () => Module['page'].later.retry(),

  page_wake: (frames) => Module['page'].wake(frames),
  page_wake_at: (at) => Module['page'].wakeAt(at),
  page_set_cursor: (shape) => Module['page'].setCursor(shape),
  page_set_palette__deps: ['$textAt'],
  page_set_palette: (css, size, dark) => Module['page'].setPalette(textAt(css, size), !!dark),

  page_mirror__deps: ['$textAt'],
  page_mirror: (json, size) => Module['page'].mirror(textAt(json, size)),
  page_mirror_waits: () => +Module['page'].mirrorWaits(),
  page_announce__deps: ['$textAt'],
  page_announce: (text, size, assertive) => Module['page'].announce(textAt(text, size), !!assertive),
  page_focus: (node) => Module['page'].focus(node >>> 0),

  page_set_route__deps: ['$textAt'],
  page_set_route: (route, size, replace) => Module['page'].setRoute(textAt(route, size), !!replace),
  page_go_back: () => Module['page'].goBack(),
  page_may_write: () => Module['page'].mayWrite(),
  page_notifying: () => Module['page'].notices.notifying(),
  page_ask_to_notify: () => Module['page'].notices.ask(),
  page_notify__deps: ['$textAt'],
  page_notify: (title, titleSize, words, wordsSize, route, routeSize) =>
    Module['page'].notices.show(textAt(title, titleSize), textAt(words, wordsSize), textAt(route, routeSize)),
  page_set_badge: (count) => Module['page'].notices.setBadge(count),
  page_set_title__deps: ['$textAt'],
  page_set_title: (title, size) => Module['page'].setTitle(textAt(title, size)),
  page_copy_text__deps: ['$textAt'],
  page_copy_text: (text, size) => Module['page'].copyText(textAt(text, size)),

  page_open_file__deps: ['$textAt'],
  page_open_file: (accept, size, request) => Module['page'].openFile(textAt(accept, size), request),
  page_read_file: (handle, request) => Module['page'].readFile(handle, request),
  page_forget_file: (handle) => Module['page'].forgetFile(handle),
  page_unlock_file__deps: ['$textAt'],
  page_unlock_file: (handle, passphrase, size) => Module['page'].unlockFile(handle, textAt(passphrase, size)),
  page_can_seal: () => +Module['page'].canSeal(),
  page_save_file__deps: ['$textAt', '$bytesAt'],
  page_save_file: (request, name, nameSize, type, typeSize, bytes, size, packed, passphrase, passphraseSize) =>
    Module['page'].saveFile(
      request, textAt(name, nameSize), textAt(type, typeSize), bytesAt(bytes, size), !!packed, textAt(passphrase, passphraseSize),
    ),
  page_print__deps: ['$textAt'],
  page_print: (request, sheet, size) => Module['page'].print(request, textAt(sheet, size)),

  page_folder_choose: () => Module['page'].folder().choose(),
  page_folder_allow: () => Module['page'].folder().allow(),
  page_folder_forget: () => Module['page'].folder().forget(),
  page_folder_note_sealed: () => Module['page'].folder().noteSealed(),
  page_folder_list__deps: ['$textAt'],
  page_folder_list: (request, within, size) => Module['page'].folder().list(request, textAt(within, size)),
  page_folder_open__deps: ['$textAt'],
  page_folder_open: (name, size) => Module['page'].folder().open(textAt(name, size)),
  page_folder_write__deps: ['$textAt', '$bytesAt'],
  page_folder_write: (request, name, nameSize, bytes, size, packed, passphrase, passphraseSize) =>
    Module['page'].folder().write(
      request, textAt(name, nameSize), bytesAt(bytes, size), { packed: !!packed, passphrase: textAt(passphrase, passphraseSize) },
    ),
  page_folder_remove__deps: ['$textAt'],
  page_folder_remove: (request, name, size) => Module['page'].folder().remove(request, textAt(name, size)),

  page_append__deps: ['$bytesAt'],
  page_append: (request, lines, size) => Module['page'].append(request, bytesAt(lines, size)),
  page_erase_records: (request) => Module['page'].eraseRecords(request),
  page_retry_saving: () => Module['page'].retrySaving(),
  page_save_rescue: () => Module['page'].saveRescue(),
  page_keep_setting__deps: ['$textAt'],
  page_keep_setting: (key, keySize, value, size) => Module['page'].keepSetting(textAt(key, keySize), textAt(value, size)),
  page_keep_draft__deps: ['$textAt'],
  page_keep_draft: (form, formSize, text, size) => Module['page'].keepDraft(textAt(form, formSize), textAt(text, size)),
  page_storage_figures: (figures) => HEAPF64.set(Module['page'].storageFigures(), figures >> 3),
  page_frame_times(times) {
    const newest = Module['page'].frameTimes();
    HEAPF32.set(newest, times >> 2);
    return newest.length;
  },
  page_frames_drawn: () => Module['page'].framesDrawn(),
  page_erase_device: () => Module['page'].eraseDevice(),
  page_reload: () => location.reload(),

  page_begin_proof: (shops) => Module['page'].beginProof(shops),
  page_cancel_proof: () => Module['page'].cancelProof(),

  page_update_ready: () => +Module['page'].updateReady(),
  page_apply_update: () => Module['page'].applyUpdate(),
  page_restart: () => Module['page'].restart(),
  page_utc_offset_minutes: (at) => -new Date(at).getTimezoneOffset(),
  page_knows_zone__deps: ['$textAt'],
  page_knows_zone: (zone, size) => +Module['page'].zones.knows(textAt(zone, size)),
  page_zone_offset__deps: ['$textAt'],
  page_zone_offset: (zone, size, utc) => Module['page'].zones.offset(textAt(zone, size), utc),
  page_own_zone__deps: ['$putText'],
  page_own_zone: (name, size) => putText(Module['page'].zones.own(), name, size),
  page_countries__deps: ['$putText'],
  page_countries: (to, most) => putText(Module['page'].countries(), to, most),
  page_own_country__deps: ['$putText'],
  page_own_country: (to, most) => putText(Module['page'].ownCountry(), to, most),
  page_phone_forms__deps: ['$putText', '$textAt'],
  page_phone_forms: (typed, size, country, countrySize, to, most) =>
    putText(Module['page'].phoneForms(textAt(typed, size), textAt(country, countrySize)), to, most),
  page_prefers_dark: () => +Module['page'].prefersDark(),
  page_contrast: () => Module['page'].contrast(),
  page_reduced_motion: () => +Module['page'].reducedMotion(),
  page_coarse_pointer: () => +Module['page'].coarsePointer(),
  page_online: () => +navigator.onLine,
  page_is_single_file: () => +Module['page'].isSingleFile(),

  page_fetch_more_fonts: () => Module['page'].fetchMoreFonts(),
  page_draw_glyph: (codePoint, size, weight, measured) =>
    HEAPF32.set(Module['page'].drawGlyph(codePoint, size, weight), measured >> 2),
  page_draw_run__deps: ['$textAt'],
  page_draw_run: (text, bytes, size, weight, spacing, isRightToLeft, measured) =>
    HEAPF32.set(Module['page'].drawRun(textAt(text, bytes), { size, weight, spacing, isRightToLeft }), measured >> 2),
  page_run_width__deps: ['$textAt'],
  page_run_width: (text, bytes, size, weight, spacing) => Module['page'].runWidth(textAt(text, bytes), { size, weight, spacing }),
  page_run_fitting__deps: ['$textAt'],
  page_run_fitting: (text, bytes, size, weight, spacing, width) =>
    Module['page'].runFitting(textAt(text, bytes), { size, weight, spacing }, width),
  page_run_lines__deps: ['$textAt'],
  page_run_lines(text, bytes, size, weight, spacing, width, lines, most) {
    const found = Module['page'].runLines(textAt(text, bytes), { size, weight, spacing }, width).slice(0, most);
    HEAPU32.set(found, lines >> 2);
    return found.length;
  },
  page_take_glyph: (pixels) => HEAPU8.set(Module['page'].takeGlyph(), pixels),
});
