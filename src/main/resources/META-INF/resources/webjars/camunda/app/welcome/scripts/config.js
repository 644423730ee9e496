// Camunda's own login form is closed here: whoever is sent to it belongs to the application's login page.
const appRoot = document.querySelector('base')?.getAttribute('app-root') ?? '/camunda';
const leadToLogin = () => {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(appRoot.replace(/\/camunda$/, '') + '/login?logout');
  }
};
window.addEventListener('hashchange', leadToLogin);
leadToLogin();

export default {};
