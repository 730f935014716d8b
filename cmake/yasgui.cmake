# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0

# YASGUI, a second page to type queries at, which npm has: one version, its sum
# checked, embedded as it is. Only where ATT_YASGUI is on; nothing else of the
# build needs npm or the network. A later version is another number and sum here
# (`npm view @zazuko/yasgui dist.integrity`, which has the sum in base 64).
set(ATT_YASGUI_VERSION 4.6.2)
set(ATT_YASGUI_SUM "670e3929d3e8004d4a45a028c481dd42a789c6f6951b5a10767b70d21cb492d5f7e59bbc65c72e38bad708bc11f8653ed313332f0f0c8f0e81912655daf52e43")

# Lay yasgui.min.js and yasgui.min.css down below the build folder, once.
function(att_fetch_yasgui folder)
  set(below ${PROJECT_BINARY_DIR}/yasgui)
  set(archive ${below}/zazuko-yasgui-${ATT_YASGUI_VERSION}.tgz)
  if(NOT EXISTS ${archive})
    find_program(NPM npm REQUIRED)
    file(MAKE_DIRECTORY ${below})
    execute_process(
      COMMAND ${NPM} pack --silent @zazuko/yasgui@${ATT_YASGUI_VERSION}
      WORKING_DIRECTORY ${below} OUTPUT_QUIET RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR "npm cannot get @zazuko/yasgui ${ATT_YASGUI_VERSION}")
    endif()
  endif()
  file(SHA512 ${archive} sum)
  if(NOT sum STREQUAL ATT_YASGUI_SUM)
    file(REMOVE ${archive})
    message(FATAL_ERROR "${archive} had another sum than cmake/yasgui.cmake says: ${sum}")
  endif()
  file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${below}
    PATTERNS package/build/yasgui.min.js package/build/yasgui.min.css)
  set(${folder} ${below}/package/build PARENT_SCOPE)
endfunction()
