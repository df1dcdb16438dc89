// Where the region says nothing of the time zone, the device's own is the best guess.
const select = document.querySelector('[data-zone-guess] select');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (select && [...select.options].some(option => option.value === zone)) select.value = zone;
