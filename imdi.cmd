@echo off
rem Builds what has changed and hands over to C#: imdi run ^| test ^| load KIND FILE ^| refresh [SOURCE] ^| rebuild ^| export DIR
setlocal
set DOTNET_NOLOGO=1
if "%1"=="test" (
  dotnet run -c Release --project "%~dp0tests\Imdi.TestRun" -v quiet -- %*
) else (
  dotnet run -c Release --project "%~dp0functions\Imdi.Functions" -v quiet -- %*
)
exit /b %ERRORLEVEL%
