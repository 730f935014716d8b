# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0

# What `cmake --install` lays down: the program, both libraries, the public
# header, the data, a pkg-config file and a CMake package (attest::attest).
include(CMakePackageConfigHelpers)

install(TARGETS attest RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS attest_shared EXPORT attest-targets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS attest_static
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
set_target_properties(attest_shared PROPERTIES EXPORT_NAME attest)
install(FILES ${PROJECT_SOURCE_DIR}/src/attest.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
foreach(folder rules ontology)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/attest)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/src/cli/attest.1
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE
  DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Relative to the file itself, so that the folder may be moved.
file(RELATIVE_PATH ATT_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
  ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/attest.pc.in
  ${PROJECT_BINARY_DIR}/attest.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/attest.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/attest)
install(EXPORT attest-targets NAMESPACE attest:: DESTINATION ${package})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/attest-config.cmake.in
  ${PROJECT_BINARY_DIR}/attest-config.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/attest-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/attest-config.cmake
  ${PROJECT_BINARY_DIR}/attest-config-version.cmake DESTINATION ${package})
