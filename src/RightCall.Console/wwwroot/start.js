// Before .NET has loaded: the look that this person chose, so that nothing flashes white in a dark room.
document.documentElement.dataset.theme = localStorage.getItem('rightcall.theme') || 'dark';
document.documentElement.lang = localStorage.getItem('rightcall.language') || (navigator.language.startsWith('es') ? 'es' : 'en');
Blazor.start();
