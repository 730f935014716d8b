# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0

# Turn a file into a header with its bytes as an array, so that it stays a file
# of its own kind in the source tree:
#   att_embed(pipeline/explain.css explain_css)  ->  pipeline/explain_css.h
# A file from outside the source tree goes into a folder that is named.
function(att_embed path name)
  get_filename_component(folder ${path} DIRECTORY)
  if(ARGC GREATER 2)
    set(folder ${ARGV2})
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  file(CONFIGURE OUTPUT embedded/${folder}/${name}.h CONTENT
    "// Made from ${path}.\nstatic const unsigned char ${name}[] = {${bytes}};\n")
endfunction()

# Turn the SHA-256 of a file into a header likewise:
#   att_embed_sha(report/page.js page_js_sha)  ->  report/page_js_sha.h
function(att_embed_sha path name)
  get_filename_component(folder ${path} DIRECTORY)
  file(SHA256 ${CMAKE_CURRENT_SOURCE_DIR}/${path} bytes)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  file(CONFIGURE OUTPUT embedded/${folder}/${name}.h CONTENT
    "// Made from src/${path}.\nstatic const unsigned char ${name}[] = {${bytes}};\n")
endfunction()
