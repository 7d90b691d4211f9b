// What a page for phones can do better where there is a script; without it everything essential works all the same.
"use strict";

function offerLocation(box) {
  if (!navigator.geolocation) return;
  const [button, told] = [box.querySelector("button"), box.querySelector("[role=status]")];
  const [lat, lon] = [box.querySelector("[name=lat]"), box.querySelector("[name=lon]")];
  box.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      (found) => {
        lat.value = found.coords.latitude;
        lon.value = found.coords.longitude;
        told.textContent = told.dataset.found;
      },
      () => { told.textContent = told.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}

// A form that is on its way is not sent again by a second tap.
function sendOnce(form) {
  form.addEventListener("submit", () => {
    setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
  });
}

function begin() {
  document.querySelectorAll("[data-here]").forEach(offerLocation);
  document.querySelectorAll("form").forEach(sendOnce);
}

// A page that comes back out of the browser's memory can be used again.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("button:disabled").forEach((button) => { button.disabled = false; });
});
begin();
